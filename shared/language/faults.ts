/** Why a question or driver is not taken, in a sentence that says what to do. */
import type { Localised } from './localised.ts'

const sentences = {
  empty: { fr: 'Remplissez ce champ.', en: 'Fill in this field.' },
  'too-long': {
    fr: 'C’est trop long : {most} caractères au plus.',
    en: 'This is too long: {most} characters at most.',
  },
  form: {
    fr: 'Cet identifiant ne convient pas.',
    en: 'This identifier cannot be used.',
  },
  'unknown-driver': {
    fr: 'Ce thème n’existe pas ici. Ajoutez-le d’abord.',
    en: 'This driver is not there. Add it first.',
  },
  fixed: {
    fr: 'Une question garde son thème : sinon sa courbe ne dirait plus rien. Retirez-la et ajoutez-en une autre.',
    en: 'A question keeps its driver: otherwise its line would say nothing any more. Retire it and add another.',
  },
  'no-question': {
    fr: 'Un miroir accompagne une question du même thème. Ajoutez ou remettez d’abord celle-ci.',
    en: 'A mirror goes with a question of the same driver. Add that one first, or bring it back.',
  },
  'no-mirror-here': {
    fr: 'Ce thème n’a pas de miroir : seuls la communication, l’alignement et vos propres thèmes en ont.',
    en: 'This driver has no mirror: only communication, alignment and drivers of your own have one.',
  },
  'last-of-driver': {
    fr: 'Ce thème est demandé chaque semaine : il lui faut au moins une question. Ajoutez-en une autre d’abord.',
    en: 'This driver is asked every week: it needs one question at least. Add another first.',
  },
  'full-of-driver': {
    fr: 'Ce thème a déjà {ofWeekly} questions. Avec une de plus, chacune ne reviendrait plus en huit semaines. Retirez-en une d’abord.',
    en: 'This driver has {ofWeekly} questions already. With one more, each would not return within eight weeks. Retire one first.',
  },
  'full-in-turn': {
    fr: 'Les thèmes demandés à tour de rôle ont déjà {inTurn} questions. Avec une de plus, chacune ne reviendrait plus en huit semaines. Retirez-en une d’abord.',
    en: 'The drivers asked in turn have {inTurn} questions already. With one more, each would not return within eight weeks. Retire one first.',
  },
  'full-of-mirrors': {
    fr: 'Il y a déjà {mirrors} miroirs, un par semaine. Retirez-en un d’abord.',
    en: 'There are {mirrors} mirrors already, one a week. Retire one first.',
  },
  full: {
    fr: 'La limite est atteinte : {questions} questions en tout, retirées comprises, et {drivers} thèmes à vous.',
    en: 'The limit is reached: {questions} questions in all, retired ones included, and {drivers} drivers of your own.',
  },
  taken: {
    fr: 'Un autre thème porte déjà ce nom.',
    en: 'Another driver has this name already.',
  },
} satisfies Record<string, Localised>

export type Fault = keyof typeof sentences

export const faultSentence = (fault: Fault): Localised => sentences[fault]
