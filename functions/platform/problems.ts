/** Every problem that a person may be told of, in both languages: status, title, and what to do about it. */
import type { Language } from '#shared/org/organisation.ts'

export interface Wording {
  title: string
  /** May hold {placeholders}; both languages hold the same ones. */
  detail: string
}

export type Entry = { status: number } & Record<Language, Wording>

export const problems = {
  'body-not-json': {
    status: 400,
    fr: { title: 'Demande illisible', detail: 'Le corps de la demande n’est pas du JSON valable.' },
    en: { title: 'Unreadable request', detail: 'The body of the request is not valid JSON.' },
  },
  'body-invalid': {
    status: 400,
    fr: {
      title: 'Demande incomplète ou mal formée',
      detail: 'Ces champs manquent ou n’ont pas la forme attendue : {fields}.',
    },
    en: {
      title: 'Incomplete or malformed request',
      detail: 'These fields are missing or do not have the expected form: {fields}.',
    },
  },
  'query-invalid': {
    status: 400,
    fr: {
      title: 'Paramètre invalide',
      detail: 'Le paramètre « {name} » manque ou n’a pas la forme attendue.',
    },
    en: {
      title: 'Invalid parameter',
      detail: 'The parameter “{name}” is missing or does not have the expected form.',
    },
  },
  'rounds-not-two': {
    status: 400,
    fr: {
      title: 'Deux semaines à choisir',
      detail: 'Une comparaison se fait entre deux semaines différentes. Choisissez-en deux.',
    },
    en: {
      title: 'Two rounds to choose',
      detail: 'A comparison is between two different rounds. Choose two.',
    },
  },
  'channel-not-here': {
    status: 400,
    fr: {
      title: 'Ce moyen n’est pas disponible',
      detail: 'Votre organisation n’écrit pas par ce moyen, ou n’a pas ce qu’il faut pour vous y joindre.',
    },
    en: {
      title: 'This way is not available',
      detail: 'Your organisation does not write this way, or has not what it takes to reach you there.',
    },
  },
  'sign-in-expired': {
    status: 400,
    fr: {
      title: 'Connexion expirée',
      detail:
        'Cette connexion a expiré ou a déjà servi. Revenez à la page d’accueil et connectez-vous à nouveau.',
    },
    en: {
      title: 'Sign-in expired',
      detail: 'This sign-in has expired or was already used. Go back to the start page and sign in again.',
    },
  },
  'sign-in-refused': {
    status: 400,
    fr: {
      title: 'Connexion refusée',
      detail: 'Le service d’identité n’a pas confirmé votre connexion. Connectez-vous à nouveau.',
    },
    en: {
      title: 'Sign-in refused',
      detail: 'The identity service did not confirm your sign-in. Sign in again.',
    },
  },
  'not-signed-in': {
    status: 401,
    fr: { title: 'Vous n’êtes pas connecté', detail: 'Connectez-vous pour voir cette page.' },
    en: { title: 'You are not signed in', detail: 'Sign in to see this page.' },
  },
  'token-invalid': {
    status: 401,
    fr: {
      title: 'Jeton refusé',
      detail: 'Le jeton d’administration ne correspond pas à celui de cette installation.',
    },
    en: {
      title: 'Token refused',
      detail: 'The administrator token does not match the one of this installation.',
    },
  },
  'origin-refused': {
    status: 403,
    fr: {
      title: 'Origine refusée',
      detail: 'Cette action n’est possible que depuis l’application elle-même.',
    },
    en: { title: 'Origin refused', detail: 'This can only be done from the application itself.' },
  },
  'address-unknown': {
    status: 403,
    fr: {
      title: 'Adresse inconnue',
      detail:
        'Personne dans cette organisation n’a l’adresse avec laquelle vous vous êtes connecté. Demandez à votre administrateur de vérifier l’annuaire.',
    },
    en: {
      title: 'Unknown address',
      detail:
        'Nobody in this organisation has the address that you signed in with. Ask your administrator to check the directory.',
    },
  },
  'address-unverified': {
    status: 403,
    fr: {
      title: 'Adresse non vérifiée',
      detail:
        'Votre service d’identité n’a pas vérifié votre adresse. Vérifiez-la, puis connectez-vous à nouveau.',
    },
    en: {
      title: 'Address not verified',
      detail: 'Your identity service has not verified your address. Verify it, then sign in again.',
    },
  },
  'administrator-only': {
    status: 403,
    fr: {
      title: 'Réservé aux administrateurs',
      detail: 'Seuls les administrateurs voient et modifient cela.',
    },
    en: { title: 'For administrators only', detail: 'Only administrators see and change this.' },
  },
  'hr-only': {
    status: 403,
    fr: { title: 'Réservé aux RH', detail: 'Seules les ressources humaines règlent les saisons.' },
    en: { title: 'For HR only', detail: 'Only human resources set up seasons.' },
  },
  'results-not-for-administrators': {
    status: 403,
    fr: {
      title: 'Pas de résultats pour ce rôle',
      detail: 'Un administrateur ne voit aucun résultat, sauf s’il a aussi le rôle RH.',
    },
    en: {
      title: 'No results for this role',
      detail: 'An administrator sees no results, unless they also have the HR role.',
    },
  },
  'link-invalid': {
    status: 403,
    fr: {
      title: 'Lien non valable',
      detail: 'Ce lien est incomplet ou ne vient pas de nous. Ouvrez celui de votre dernier message.',
    },
    en: {
      title: 'Invalid link',
      detail: 'This link is incomplete or was not made by us. Open the one in your latest message.',
    },
  },
  'not-eligible': {
    status: 403,
    fr: {
      title: 'Vous ne participez pas à cette semaine',
      detail: 'Vous ne faites pas partie des personnes interrogées cette semaine.',
    },
    en: {
      title: 'You do not take part this week',
      detail: 'You are not among the people who are asked this week.',
    },
  },
  newcomer: {
    status: 403,
    fr: {
      title: 'Vous participerez dès la prochaine saison',
      detail:
        'Vous êtes arrivé après le début de la saison. Pour que personne ne puisse isoler vos réponses, vous répondrez dès la prochaine.',
    },
    en: {
      title: 'You take part from the next season on',
      detail:
        'You arrived after the season began. So that nobody can single out your answers, you will answer from the next one on.',
    },
  },
  'credential-invalid': {
    status: 403,
    fr: {
      title: 'Bulletin refusé',
      detail: 'Le justificatif de ce bulletin n’est pas valable. Rien n’a été enregistré.',
    },
    en: {
      title: 'Ballot refused',
      detail: 'The credential of this ballot is not valid. Nothing was stored.',
    },
  },
  'not-found': {
    status: 404,
    fr: { title: 'Introuvable', detail: 'Il n’y a rien à cette adresse.' },
    en: { title: 'Not found', detail: 'There is nothing at this address.' },
  },
  'round-not-found': {
    status: 404,
    fr: { title: 'Semaine introuvable', detail: 'Cette semaine de questions n’existe pas.' },
    en: { title: 'Round not found', detail: 'This round does not exist.' },
  },
  'delivery-not-found': {
    status: 404,
    fr: {
      title: 'Message introuvable',
      detail:
        'Ce message ou cette adresse n’est plus dans la liste. Rechargez la page pour voir ce qui y est.',
    },
    en: {
      title: 'Message not found',
      detail: 'This message or address is no longer on the list. Reload the page to see what is.',
    },
  },
  'webhook-not-found': {
    status: 404,
    fr: {
      title: 'Webhook introuvable',
      detail: 'Ce webhook ou cet envoi n’existe plus. Rechargez la page pour voir ce qui est là.',
    },
    en: {
      title: 'Webhook not found',
      detail: 'This webhook or delivery is no longer there. Reload the page to see what is.',
    },
  },
  'manifest-not-found': {
    status: 404,
    fr: { title: 'Pas encore ouverte', detail: 'Cette semaine de questions n’a pas encore été ouverte.' },
    en: { title: 'Not opened yet', detail: 'This round has not been opened yet.' },
  },
  'results-not-published': {
    status: 404,
    fr: {
      title: 'Pas encore de résultat',
      detail: 'Les résultats de cette semaine ne sont pas encore publiés.',
    },
    en: { title: 'No results yet', detail: 'The results of this round are not published yet.' },
  },
  'group-not-found': {
    status: 404,
    fr: {
      title: 'Groupe introuvable',
      detail: 'Ce groupe n’existe pas, ou il n’est pas parmi ceux que vous voyez.',
    },
    en: {
      title: 'Group not found',
      detail: 'This group does not exist, or is not among those that you see.',
    },
  },
  'method-not-allowed': {
    status: 405,
    fr: { title: 'Méthode refusée', detail: 'Cette adresse n’accepte pas cette méthode.' },
    en: { title: 'Method not allowed', detail: 'This address does not take this method.' },
  },
  'round-not-open': {
    status: 409,
    fr: { title: 'Semaine pas ouverte', detail: 'On ne peut pas répondre à cette semaine en ce moment.' },
    en: { title: 'Round not open', detail: 'This round cannot be answered at the moment.' },
  },
  'already-issued': {
    status: 409,
    fr: {
      title: 'Justificatif déjà remis',
      detail:
        'Votre justificatif de cette semaine a déjà été remis à un autre appareil ou navigateur. Il n’en existe qu’un par personne.',
    },
    en: {
      title: 'Credential already issued',
      detail:
        'Your credential for this round was already issued to another device or browser. There is only one for each person.',
    },
  },
  'ballot-exists': {
    status: 409,
    fr: {
      title: 'Bulletin déjà déposé',
      detail: 'Un autre bulletin a déjà été déposé avec ce justificatif. Le premier reste.',
    },
    en: {
      title: 'Ballot already cast',
      detail: 'Another ballot was already cast with this credential. The first one stands.',
    },
  },
  'directory-changed': {
    status: 409,
    fr: {
      title: 'L’annuaire a changé entre-temps',
      detail:
        'Vous partiez de la version {expected}, l’annuaire en est à la version {version}. Regardez à nouveau les différences, puis importez.',
    },
    en: {
      title: 'The directory changed in the meantime',
      detail:
        'You started from version {expected}, the directory is at version {version}. Look at the differences again, then import.',
    },
  },
  'season-busy': {
    status: 409,
    fr: {
      title: 'Une semaine est en cours',
      detail:
        'Une saison ne commence pas pendant qu’une semaine est ouverte ou en décompte. Attendez sa publication.',
    },
    en: {
      title: 'A round is under way',
      detail: 'A season cannot begin while a round is open or being counted. Wait until it is published.',
    },
  },
  'season-changed': {
    status: 409,
    fr: {
      title: 'La saison a changé entre-temps',
      detail: 'Quelqu’un vient de terminer cette saison. Regardez où elle en est, puis recommencez.',
    },
    en: {
      title: 'The season changed in the meantime',
      detail: 'Somebody has just ended this season. Look at where it stands, then try again.',
    },
  },
  'directory-empty': {
    status: 409,
    fr: { title: 'L’annuaire est vide', detail: 'Importez d’abord l’organisation.' },
    en: { title: 'The directory is empty', detail: 'Import the organisation first.' },
  },
  'webhooks-full': {
    status: 409,
    fr: {
      title: 'Pas davantage de webhooks',
      detail: 'Une organisation en a {most} au plus. Supprimez-en un qui ne sert plus, puis réessayez.',
    },
    en: {
      title: 'No more webhooks',
      detail: 'An organisation has {most} at most. Remove one that is no longer of use, then try again.',
    },
  },
  'webhook-paused': {
    status: 409,
    fr: {
      title: 'Ce webhook est en pause',
      detail: 'Rien ne part vers une adresse en pause. Reprenez d’abord les envois.',
    },
    en: {
      title: 'This webhook is paused',
      detail: 'Nothing goes to an address that is paused. Resume it first.',
    },
  },
  'webhook-busy': {
    status: 409,
    fr: {
      title: 'Un envoi est en cours',
      detail: 'Cet événement est justement en train de partir. Regardez dans un moment ce qu’il en est.',
    },
    en: {
      title: 'It is being sent',
      detail: 'This event is on its way right now. Look again in a moment.',
    },
  },
  'webhook-changed': {
    status: 409,
    fr: {
      title: 'Le secret a changé entre-temps',
      detail: 'Quelqu’un vient de le renouveler. Regardez où en est ce webhook, puis recommencez.',
    },
    en: {
      title: 'The secret changed in the meantime',
      detail: 'Somebody has just renewed it. Look at where this webhook stands, then try again.',
    },
  },
  'webhook-rotated': {
    status: 409,
    fr: {
      title: 'Secret renouvelé trop souvent',
      detail:
        'Trois secrets signent déjà. L’un d’eux s’arrête dans les {hours} heures : renouvelez-le ensuite, ou supprimez ce webhook et ajoutez-le à nouveau.',
    },
    en: {
      title: 'Renewed too often',
      detail:
        'Three secrets sign already. One of them stops within {hours} hours: renew it then, or remove this webhook and add it again.',
    },
  },
  'round-closed': {
    status: 410,
    fr: {
      title: 'Semaine close',
      detail: 'Cette semaine est close. La prochaine s’ouvrira comme d’habitude.',
    },
    en: { title: 'Round closed', detail: 'This round is closed. The next one will open as usual.' },
  },
  'body-too-large': {
    status: 413,
    fr: { title: 'Demande trop volumineuse', detail: 'Le corps de la demande dépasse {limit} octets.' },
    en: { title: 'Request too large', detail: 'The body of the request exceeds {limit} bytes.' },
  },
  'csv-expected': {
    status: 415,
    fr: { title: 'Fichier CSV attendu', detail: 'Envoyez l’annuaire en CSV (text/csv), en UTF-8.' },
    en: { title: 'CSV file expected', detail: 'Send the directory as CSV (text/csv), in UTF-8.' },
  },
  'cell-unknown': {
    status: 422,
    fr: {
      title: 'Groupe inconnu',
      detail: 'Le groupe nommé par ce bulletin n’existe pas dans cette semaine.',
    },
    en: { title: 'Unknown cell', detail: 'The cell that this ballot names is not part of this round.' },
  },
  'slack-token-refused': {
    status: 422,
    fr: {
      title: 'Ce jeton ne convient pas',
      detail: 'Il faut le jeton d’un robot Slack, qui commence par « xoxb- ».',
    },
    en: {
      title: 'This token cannot be used',
      detail: 'It takes the token of a Slack bot, which begins with “xoxb-”.',
    },
  },
  'webhook-address-refused': {
    status: 422,
    fr: {
      title: 'Cette adresse ne convient pas',
      detail:
        'Il faut une adresse https publique, sans nom d’utilisateur ni mot de passe, et qui ne mène pas à un réseau privé.',
    },
    en: {
      title: 'This address cannot be used',
      detail:
        'It takes a public https address, without user name or password, that does not lead to a private network.',
    },
  },
  'quorum-lowered': {
    status: 422,
    fr: {
      title: 'Le quorum ne baisse pas',
      detail: 'Le quorum est de {k} dans cette organisation. On peut l’augmenter, jamais le baisser.',
    },
    en: {
      title: 'The quorum is never lowered',
      detail: 'The quorum of this organisation is {k}. It can be raised, never lowered.',
    },
  },
  'directory-invalid': {
    status: 422,
    fr: {
      title: 'Rien n’a été importé',
      detail:
        'Le fichier a des erreurs ({total}). Corrigez-les toutes, puis réessayez : rien n’a été modifié.',
    },
    en: {
      title: 'Nothing was imported',
      detail: 'The file has errors ({total}). Correct them all, then try again: nothing was changed.',
    },
  },
  internal: {
    status: 500,
    fr: { title: 'Erreur de notre côté', detail: 'La demande n’a pas abouti. Réessayez dans un moment.' },
    en: { title: 'An error on our side', detail: 'The request did not succeed. Try again in a moment.' },
  },
  'identity-unavailable': {
    status: 503,
    fr: {
      title: 'Service d’identité injoignable',
      detail: 'Le service d’identité de votre organisation ne répond pas. Réessayez dans un moment.',
    },
    en: {
      title: 'Identity service unreachable',
      detail: 'The identity service of your organisation does not answer. Try again in a moment.',
    },
  },
  'too-busy': {
    status: 503,
    fr: {
      title: 'Trop de demandes',
      detail: 'Beaucoup de personnes répondent en ce moment. Réessayez dans un instant.',
    },
    en: { title: 'Too busy', detail: 'Many people are answering right now. Try again in a moment.' },
  },
} as const satisfies Record<string, Entry>

export type ProblemCode = keyof typeof problems
