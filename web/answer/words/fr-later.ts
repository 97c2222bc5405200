/** The words of the answer page in French: review, sending, receipt, and the reason behind the promise. */
import type { LaterWords } from './words.ts'

const day = new Intl.DateTimeFormat('fr', { weekday: 'long', day: 'numeric', month: 'long' })
const time = new Intl.DateTimeFormat('fr', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
/** « dimanche 22 novembre à 23 h 59 », « jeudi 19 novembre à 9 h ». */
const when = {
  format(date: Date): string {
    const minutes = date.getMinutes()
    const hour = `${date.getHours()} h${minutes ? ` ${String(minutes).padStart(2, '0')}` : ''}`
    return `${day.format(date)} à ${hour}`
  },
}
const monthDay = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', timeZone: 'UTC' })
const list = new Intl.ListFormat('fr', { type: 'conjunction' })

export const fr: LaterWords = {
  signIn: 'Se connecter pour répondre',
  troubles: {
    link: {
      title: 'Ce lien est incomplet.',
      text: 'Ouvrez-le depuis le message d’origine, en entier. S’il reste refusé, demandez-en un nouveau à la personne qui gère Quorum chez vous.',
    },
    'unknown-round': {
      title: 'Cette semaine n’existe pas ici.',
      text: 'Le lien désigne une semaine que le service ne connaît pas. Ouvrez le lien le plus récent que vous avez reçu.',
    },
    differs: {
      title: 'Cette page s’arrête ici.',
      text: 'Le service présente une semaine qui n’est pas celle de votre lien : ses questions, ses groupes ou ses clés diffèrent. Rien n’a été envoyé. Signalez-le à la personne qui gère Quorum chez vous.',
    },
    quorum: {
      title: 'Cette page s’arrête ici.',
      text: 'Cette semaine annonce des groupes de moins de 5 personnes, ce que Quorum n’admet jamais. Rien n’a été envoyé. Signalez-le à la personne qui gère Quorum chez vous.',
    },
    browser: {
      title: 'Ce navigateur ne peut pas sceller votre réponse.',
      text: 'Il lui manque le chiffrement, ou la page n’est pas ouverte en https. Essayez un navigateur à jour.',
    },
  },
  closed: (closes) => ({
    title: 'Cette semaine est close.',
    text: `Elle l’est depuis le ${when.format(closes)}. Chaque semaine a son propre lien : ouvrez le plus récent.`,
  }),
  notOpen: (opens) => ({
    title: 'Cette semaine n’est pas encore ouverte.',
    text: `Elle s’ouvre le ${when.format(opens)}. Votre lien servira alors.`,
  }),
  ratings: {
    published: 'Publié pour toute l’organisation seulement, jamais par équipe.',
    least: 'Certainement pas',
    most: 'Sans hésiter',
  },
  whole: {
    title: 'Votre semaine, sur une page',
    progress: 'Une minute environ',
    steps: 'Une question à la fois',
    missing: (count) =>
      count === 1 ? 'Une question est encore sans réponse.' : `${count} questions sont encore sans réponse.`,
  },
  comment: {
    promise: {
      lead: 'Votre texte est relu ici, sur cet appareil.',
      rest: 'Il n’en sort que si vous l’envoyez, scellé comme vos réponses.',
    },
    progress: 'Dernière étape, facultative',
    title: 'Qu’est-ce qui vous aurait simplifié la semaine ?',
    hint: 'Une phrase suffit. Parlez de la situation plutôt que des personnes.',
    fate: 'Aujourd’hui les textes sont scellés, comptés et détruits sans être lus : leur lecture, quand il y en a assez ensemble, viendra plus tard.',
    left: (characters) => `Encore ${characters} caractères`,
    over: (characters) => `${characters} caractères de trop : rien n’est coupé, raccourcissez vous-même.`,
    looks: {
      person: (passage) => `« ${passage} » ressemble au nom d’une personne.`,
      client: (passage) => `« ${passage} » ressemble à un client ou à une entreprise.`,
      place: (passage) => `« ${passage} » ressemble à un lieu.`,
      contact: (passage) => `« ${passage} » ressemble à un moyen de joindre quelqu’un.`,
    },
    why: 'Cela pourrait dire qui parle, ou de qui.',
    instead: { person: 'quelqu’un', client: 'un client', place: 'mon secteur', contact: '' },
    write: (words) => `Écrire « ${words} »`,
    remove: 'L’enlever',
    keep: 'Garder tel quel',
  },
  messages: 'Vos messages',
  review: {
    title: 'Vos réponses, avant l’envoi',
    text: 'Une fois parties, vos réponses ne peuvent plus être changées, ni par vous ni par personne.',
    comment: 'Votre texte',
    noComment: 'aucun',
    change: (question) => `Modifier : ${question}`,
    rating: (answer) => `${answer} sur 10`,
    changeShort: 'Modifier',
    send: 'Envoyer',
    progress: 'Prêtes à partir',
  },
  sending: {
    title: 'Vos réponses partent.',
    text: 'Gardez cette page ouverte quelques secondes.',
    waiting: {
      network: {
        title: 'Il n’y a pas de réseau. Rien n’est perdu.',
        text: 'Votre réponse est gardée sur cet appareil. Elle part dès que le réseau revient si cette page reste ouverte ; sinon, rouvrez votre lien avant la clôture.',
      },
      busy: {
        title: 'L’envoi n’a pas abouti. Rien n’est perdu, nous réessayons.',
        text: 'Votre réponse est gardée sur cet appareil. Laissez cette page ouverte, ou rouvrez votre lien plus tard, avant la clôture.',
      },
    },
    byItself: {
      title: 'Votre réponse est gardée sur cet appareil et partira seule.',
      text: 'Il n’y a pas de réseau ici. Vous pouvez fermer cette page. En rouvrant votre lien avant la clôture, vous verrez si la réponse est partie.',
    },
    passing: 'Rien n’est gardé ici : laissez cette page ouverte jusqu’à ce que votre réponse soit partie.',
    retryAt: (at) => `Prochain essai à ${time.format(at)}`,
    again: 'Réessayer maintenant',
  },
  stopped: {
    link: {
      title: 'Ce lien n’est pas reconnu.',
      text: 'Rien n’a été envoyé. Ouvrez-le depuis le message d’origine, en entier, ou demandez-en un nouveau à la personne qui gère Quorum chez vous.',
    },
    'not-eligible': {
      title: 'Vous ne participez pas à cette semaine.',
      text: 'Rien n’a été envoyé. Vous ne faites pas partie des personnes interrogées cette semaine. Si cela vous étonne, demandez à la personne qui gère Quorum chez vous.',
    },
    newcomer: {
      title: 'Vous répondrez dès le prochain trimestre.',
      text: 'Rien n’a été envoyé. Vous avez rejoint l’organisation après le début du trimestre : une personne nouvelle n’entre jamais dans un groupe existant, pour que ses réponses ne puissent pas être isolées.',
    },
    conflict: {
      title: 'Un autre bulletin est déjà dans l’urne.',
      text: 'Il a été déposé avec le même droit de vote, et c’est le premier qui compte. Si ce n’était pas vous, signalez-le à la personne qui gère Quorum chez vous.',
    },
    elsewhere: {
      title: 'Ce lien a déjà servi à répondre.',
      text: 'C’était sur un autre appareil, dans un autre navigateur, ou ici avant que le reçu ne soit effacé ; c’est la première réponse qui compte. Celle-ci n’a pas été envoyée et n’est plus gardée ici. Si ce n’était pas vous, signalez-le à la personne qui gère Quorum chez vous.',
    },
    closed: {
      title: 'La semaine s’est close avant l’envoi.',
      text: 'Votre réponse n’a pas pu partir et n’est plus gardée ici. Chaque semaine a son propre lien : ouvrez le plus récent.',
    },
    'below-quorum': {
      title: 'Votre groupe est trop petit : la page s’arrête.',
      text: 'Le service vous place dans un groupe inconnu de la semaine, ou qui compte moins de personnes que le seuil promis. Vos réponses n’ont pas quitté cet appareil. Signalez-le à la personne qui gère Quorum chez vous.',
    },
    unverified: {
      title: 'Le service n’a pas prouvé qu’il est le bon : la page s’arrête.',
      text: 'Sa réponse ne correspond pas à la clé de la semaine, la même pour tous. Vos réponses n’ont pas quitté cet appareil. Signalez-le à la personne qui gère Quorum chez vous.',
    },
    refused: {
      title: 'Le service a refusé l’envoi.',
      text: 'Rien n’est perdu : votre réponse reste gardée sur cet appareil. Réessayez plus tard avec ce même lien, et si cela dure, signalez-le à la personne qui gère Quorum chez vous.',
    },
    failed: {
      title: 'Ce navigateur n’a pas pu continuer.',
      text: 'Rien n’est perdu : votre réponse reste gardée sur cet appareil. Réessayez, ou rouvrez ce même lien après une mise à jour du navigateur.',
    },
  },
  sent: {
    late: {
      title: 'La semaine s’est close pendant l’envoi.',
      text: 'Votre réponse est peut-être arrivée à temps : votre reçu le dira. Ce que vous avez répondu n’est plus gardé ici.',
      missing:
        'Votre reçu n’est pas dans le décompte publié : la réponse est arrivée trop tard et n’est pas comptée.',
    },
    promise: {
      lead: 'C’est scellé.',
      rest: 'Votre réponse ne s’ouvrira qu’après la clôture, avec toutes les autres.',
    },
    title: 'Votre réponse est partie.',
    text: 'Vous pouvez fermer cette page. Elle garde ici votre reçu et votre propre historique, que vous pouvez effacer.',
    overtaken:
      'Un autre onglet avait déjà envoyé une réponse avec ce lien : c’est elle qui compte, et celle-ci n’a pas été envoyée.',
    passing: 'Rien n’est gardé ici : notez le reçu si vous voulez le vérifier plus tard.',
    receipt: 'Votre reçu',
    receiptText: 'Il permet de vérifier que la réponse est comptée. Il ne permet pas de la lire.',
    mine: 'Mon historique',
    tally: 'Dans le décompte',
    tallies: {
      asking: 'Vérification du reçu…',
      unpublished:
        'Le décompte n’est pas encore publié. Après la publication, rouvrez ce lien sur cet appareil : la page y cherchera votre reçu.',
      counted: 'Votre réponse est dans le décompte publié.',
      missing:
        'Votre reçu n’est pas dans le décompte publié. Montrez-le à la personne qui gère Quorum chez vous : il ne dit rien de ce que vous avez répondu.',
      unreachable: 'Le décompte n’a pas pu être consulté. Rouvrez ce lien plus tard.',
    },
    with: 'Comptée avec',
    group: (teams, eligible) =>
      `${teams.length > 0 ? list.format(teams) : 'Nouveaux arrivants de toute l’organisation'} : ${eligible} personnes au plus.`,
    look: 'Regardez ces noms et ce nombre. S’ils vous étonnent, demandez qui sont ces personnes.',
    next: 'Ce qui se passe maintenant',
    nextText: (closes, k) =>
      `La semaine se clôt le ${when.format(closes)}. Les réponses sont alors ouvertes ensemble et comptées par groupe, puis effacées avec la clé qui les ouvrait. Un groupe de moins de ${k} réponses n’est jamais affiché.`,
    returns: 'Ces questions reviennent, selon le plan du jour de l’ouverture',
    returnsIn: (monday) => `la semaine du ${monthDay.format(monday)}`,
    erase: 'Effacer le reçu de cet appareil',
    eraseText: 'La réponse reste comptée ; vous ne pourrez plus le vérifier ici.',
    erased: {
      title: 'Le reçu est effacé de cet appareil.',
      text: 'Votre réponse reste comptée. Vous pouvez fermer cette page.',
    },
  },
}
