/** The words of the answer page in French: what stays on this device, and a device that is not one’s own. */
import { dayMonth } from '#shared/language/weeks.ts'
import type { MineWords } from './mine.ts'

const number = new Intl.NumberFormat('fr', { maximumFractionDigits: 1 })
const list = new Intl.ListFormat('fr', { type: 'conjunction' })
const outOf = (score: number) => `${number.format(score)} sur 5`
const week = (monday: Date) => `${dayMonth(monday, 'fr')} ${monday.getUTCFullYear()}`
const rounds = (count: number) => `${count} ${count < 2 ? 'semaine' : 'semaines'}`
const receipts = (count: number) => `${count} ${count < 2 ? 'reçu' : 'reçus'}`

export const fr: MineWords = {
  title: 'Mon historique',
  intro:
    'Vos propres réponses, de 1 (pas du tout) à 5 (tout à fait). Elles ne sont que sur cet appareil : rien de cet écran n’est envoyé à qui que ce soit.',
  none: 'Rien encore. Quand une réponse sera partie de cet appareil, sa semaine sera ici.',
  passing: 'Ce navigateur ne garde rien : il n’y a donc pas d’historique ici.',
  of: (member) => `Lien de « ${member} »`,
  score: outOf,
  once: (score) => `Une réponse : ${outOf(score)}.`,
  since: (score, mean, answers) =>
    answers === 1
      ? `La dernière fois : ${outOf(score)}. La fois d’avant : ${outOf(mean)}.`
      : `La dernière fois : ${outOf(score)}. Avant cela, ${number.format(mean)} en moyenne sur ${answers} réponses.`,
  declined: (times) =>
    times === 1
      ? 'Vous avez préféré ne pas répondre une fois.'
      : `Vous avez préféré ne pas répondre ${times} fois.`,
  span: (from, to) =>
    +from === +to ? `Semaine du ${week(from)}` : `De la semaine du ${week(from)} à celle du ${week(to)}`,
  table: {
    title: 'Les mêmes réponses, en tableau',
    of: (driver) => `${driver} : mes réponses par semaine`,
    week: 'Semaine du',
    answer: 'Ma réponse',
    team: 'Mon équipe, telle que publiée',
    notPublished: 'masquée ou non posée',
    declined: 'Préféré ne pas répondre',
  },
  week,
  team: 'En pointillé : votre équipe, telle que publiée.',
  take: {
    title: 'Emporter sur un autre appareil',
    text: 'Le fichier contient votre historique et vos reçus, lisibles par qui le détient. Gardez-le pour vous.',
    save: 'Enregistrer dans un fichier',
    read: 'Ajouter depuis un fichier',
    added: (weeks, proofs) => {
      const parts = [weeks > 0 && rounds(weeks), proofs > 0 && receipts(proofs)].filter(
        (part) => part !== false,
      )
      return `Ajouté : ${list.format(parts)}. Ce qui était déjà ici n’a pas changé.`
    },
    nothingNew: 'Tout ce que contient ce fichier était déjà ici. Rien n’a changé.',
    failed: 'Cet appareil n’a pas pu garder le contenu du fichier. Rien n’a changé.',
    refused: {
      'too-large': 'Ce fichier est trop gros pour être un historique de Quorum. Rien n’a changé.',
      broken:
        'Ce fichier est abîmé ou incomplet. Rien n’a changé : enregistrez-le à nouveau sur l’autre appareil.',
      foreign:
        'Ce fichier n’est pas un historique de Quorum. Rien n’a changé : choisissez « quorum-my-history.json ».',
      newer:
        'Ce fichier vient d’une version plus récente. Rien n’a changé : rechargez cette page, puis réessayez.',
    },
  },
  erase: {
    title: 'Tout effacer ici',
    text: 'L’historique, les reçus, les réponses commencées et les copies de la page quittent cet appareil. Les réponses parties restent comptées.',
    act: 'Tout effacer ici',
    sure: {
      title: 'Effacer pour de bon ?',
      text: (weeks, proofs) =>
        `${rounds(weeks)} d’historique et ${receipts(proofs)} seront effacés de cet appareil. Personne ne pourra les rétablir.`,
      unsent: 'Une réponse n’est pas encore partie d’ici : elle serait perdue, et ne serait pas comptée.',
      act: 'Oui, tout effacer',
      keep: 'Tout garder',
    },
    failed: 'Le navigateur n’a pas tout effacé. Fermez les autres onglets de cette page, puis réessayez.',
    done: {
      title: 'Il ne reste rien sur cet appareil.',
      text: 'L’historique, les reçus et les réponses commencées sont effacés. Les réponses parties restent comptées. Vous pouvez fermer cette page.',
    },
  },
  back: 'Revenir',
  notMine: {
    title: 'Cet appareil n’est pas le mien',
    points: [
      'Rien n’est gardé ici : ni brouillon, ni reçu, ni historique.',
      'Si vous rechargez ou fermez la page avant la fin, vos réponses sont perdues et vous rouvrez votre lien.',
      'Après l’envoi, votre reçu reste affiché une minute, puis la page se vide pour la personne suivante.',
      'L’historique du navigateur peut encore montrer que la page a été ouverte : une fenêtre privée l’évite.',
    ],
    act: 'Répondre sans rien garder',
    back: 'C’est mon appareil',
  },
  ready: {
    title: 'La page est prête pour la personne suivante.',
    text: 'Rien de la réponse précédente n’est gardé ici. Pour répondre, ouvrez votre propre lien.',
  },
  leaving: {
    label: 'Fin sur cet appareil',
    left: (seconds) => `Cette page se vide dans ${seconds} ${seconds < 2 ? 'seconde' : 'secondes'}.`,
    stopped: 'Le décompte est arrêté. Videz la page avant de partir.',
    waiting: 'Videz la page avant de partir : ce qui n’a pas été envoyé est alors perdu.',
    more: 'Une minute de plus',
    stop: 'Arrêter le décompte',
    now: 'Vider maintenant',
  },
}
