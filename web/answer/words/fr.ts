/** The words of the answer page in French: what the first question needs. */
import type { Words } from './words.ts'

export const fr: Words = {
  language: 'fr',
  otherLanguage: { code: 'en', name: 'English' },
  loading: 'La semaine s’ouvre…',
  promise: {
    label: 'Notre promesse',
    lead: 'Personne ne peut relier cette réponse à vous.',
    rest: (k) => `Elle part sans nom ni adresse, et rien ne s’affiche à moins de ${k}.`,
    why: 'Pourquoi, exactement',
  },
  back: 'Retour',
  notMine: 'Cet appareil n’est pas le mien',
  next: 'Question suivante',
  review: 'Relire mes réponses',
  onward: 'Toucher une réponse mène à la question suivante. Vous pouvez toujours revenir.',
  onePage: 'Toutes les questions sur une page',
  progress: (step, of, seconds) => `${step} sur ${of} – encore ${seconds} s environ`,
  title: (step, of) => `Question ${step} sur ${of}`,
  scale: ['Pas du tout', 'Plutôt non', 'Entre les deux', 'Plutôt oui', 'Tout à fait'],
  pass: 'Je préfère ne pas répondre',
  choose: 'Choisissez une réponse, ou « Je préfère ne pas répondre ».',
  retry: 'Réessayer',
  unreachable: {
    title: 'Le service ne répond pas.',
    text: 'Rien n’est perdu. Vérifiez le réseau, puis réessayez.',
  },
}
