/** The words of messages in French. */
import type { Words } from './words.ts'

const questionsText = (count: number) => (count === 1 ? 'la question' : `les ${count} questions`)

export const fr: Words = {
  greeting: (name) => `Bonjour ${name},`,
  invitation: {
    subject: (week) => `Semaine ${week} : une minute pour dire comment elle se passe`,
    preview: (questions, until) =>
      `Pour ${questionsText(questions)} de la semaine, une minute, jusqu’à ${until}. Personne ne peut relier une réponse à vous.`,
    title: 'Une minute pour dire comment se passe la semaine',
    text: (week, questions) =>
      `Voici ${questionsText(questions)} de la semaine ${week}, les mêmes pour tous, du terrain à la direction. Qui encadre une équipe en a une de plus.`,
    act: 'Répondre maintenant',
    until: (until) => `Jusqu’à ${until}. Sans réseau, la réponse attend sur l’appareil et part plus tard.`,
    before: {
      title: 'Les derniers résultats sont publiés',
      text: 'Votre équipe et toute l’organisation, partout où assez de personnes ont répondu.',
      link: 'Lire les derniers résultats',
    },
    once: 'Il y aura un rappel au plus, le même pour tous.',
  },
  reminder: {
    subject: (week) => `Semaine ${week} : un rappel, le même pour tous`,
    preview: (until) => `Si vous avez répondu, merci. Sinon, c’est possible jusqu’à ${until}.`,
    title: (until) => `On peut répondre jusqu’à ${until}`,
    text: (questions) =>
      `Si vous avez répondu, merci : il n’y a plus rien à faire. Sinon, une minute suffit pour ${questionsText(questions)}.`,
    same: {
      title: 'Pourquoi ce rappel si vous avez répondu',
      text: 'Il part dans les mêmes mots à tous ceux qui reçoivent nos messages, qu’ils aient répondu ou non. Ainsi, il ne dit rien de personne. Il n’y en aura pas d’autre cette semaine.',
    },
  },
  publication: {
    subject: (week) => `Semaine ${week} : les résultats sont publiés`,
    preview: 'L’équipe et son manager voient les mêmes chiffres.',
    title: (week) => `Les résultats de la semaine ${week} sont publiés`,
    text: (k) =>
      `Lisez ce que dit votre équipe, et toute l’organisation. L’équipe et son manager voient les mêmes chiffres. Un groupe de moins de ${k} réponses reste masqué.`,
    act: 'Lire les résultats',
  },
  digest: {
    subject: (week, group) => `${group}, semaine ${week} : les résultats`,
    yours: (week) => `Semaine ${week} : les résultats de votre groupe`,
    about: (group, week, dates) => `${group}. Semaine ${week}, du ${dates}.`,
    preview: 'Le moral, une force, une priorité.',
    act: 'Ouvrir la page du groupe',
    small: 'Les chiffres d’un petit groupe ne s’écrivent pas dans un message : ils sont sur sa page.',
    none: {
      subject: (week) => `Semaine ${week} : pas de chiffre pour votre groupe`,
      preview: 'Cela arrive, et ne dit rien de l’équipe.',
      title: 'Rien ne peut être affiché pour votre groupe cette semaine',
      text: (k) =>
        `Un chiffre n’apparaît qu’à partir de ${k} réponses, et seulement s’il ne permet pas d’en déduire d’autres. Cela arrive, et ne dit rien de l’équipe. La prochaine semaine en dira peut-être plus.`,
      act: 'Ouvrir Quorum',
    },
  },
  report: {
    subject: (week) => `Semaine ${week} : le bilan pour les RH`,
    preview: 'Toute l’organisation, les groupes masqués, et ce qui a bougé.',
    whole: 'Toute l’organisation',
    none: 'Les chiffres de l’organisation entière sont masqués cette semaine.',
    groups: {
      title: 'Groupes',
      text: (shown, hidden) => `Affichés : ${shown}. Masqués : ${hidden}, chacun avec sa raison.`,
    },
    moved: {
      title: 'Ce qui a bougé ces quatre dernières semaines',
      text: (rose, fell) =>
        rose + fell === 0
          ? 'Aucune équipe ni unité n’a changé de façon sûre. C’est le cas ordinaire.'
          : `Équipes et unités avec au moins un thème en hausse : ${rose}. En baisse : ${fell}.`,
    },
    alarm: 'À savoir d’abord',
    act: 'Ouvrir le tableau de la semaine',
  },
  morale: {
    'no-change': () => 'Le moral ne change pas vraiment.',
    rose: (day) => `Le moral est en hausse depuis la semaine du ${day}.`,
    fell: (day) => `Le moral est en baisse depuis la semaine du ${day}.`,
    'cannot-tell': () => 'Pas assez de réponses pour dire où va le moral.',
    silent: 'Le moral ne peut pas être affiché cette semaine.',
    score: (score) => `Cette semaine, le moral est à ${score}, sur une échelle de 0 à 100.`,
  },
  movement: {
    'no-change': () => 'Pas de vrai changement ces temps-ci',
    rose: (day) => `En hausse depuis la semaine du ${day}`,
    fell: (day) => `En baisse depuis la semaine du ${day}`,
    'cannot-tell': () => 'Pas assez de réponses pour dire où cela va',
  },
  standing: {
    strength: 'Force',
    priority: 'Priorité',
    both: 'Force et priorité',
    level: 'Aucun thème affiché cette semaine ne se détache des autres.',
  },
  labelled: (label, text) => `${label} : ${text}`,
  participation: { title: 'Participation', text: (share) => `${share} des personnes interrogées.` },
  why: {
    title: 'Pourquoi personne ne peut relier une réponse à vous',
    text: (k) =>
      `Elle part sans nom ni adresse, reste scellée jusqu’à la clôture, puis elle est comptée avec toutes les autres. Rien n’est affiché à moins de ${k} réponses.`,
    link: 'Les détails, et comment vérifier',
  },
  unseen: {
    title: 'Ce que personne ne voit',
    text: (k) =>
      `Une réponse individuelle. Et rien n’est affiché à moins de ${k} réponses, ni ce qui permettrait de le déduire.`,
  },
  broadcast: {
    until: (until) => `Jusqu’à ${until}.`,
    apart: 'Le lien pour répondre est personnel : il arrive à part, et ne se partage pas ici.',
    open: 'Ouvrir Quorum',
  },
  personal:
    'Le lien pour répondre est le vôtre : qui l’a peut répondre à votre place. Ne le transmettez pas.',
  untracked: 'Ce message ne contient ni image ni traceur : nous ne savons pas si vous l’avez ouvert.',
  contact: 'Changer de langue, ou ne plus recevoir de message au sujet de cette semaine',
}
