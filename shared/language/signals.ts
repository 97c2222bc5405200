/** What is said with a signal: what was seen, two readings of equal weight, and one question for the group. */
import { type DriverNames, driverName } from './drivers.ts'
import type { Localised } from './localised.ts'

export interface SignalWords {
  title: Localised
  readings: [Localised, Localised]
  question: Localised
}

/** A {driver} in a title is put in by its name. */
const words = {
  participation: {
    title: {
      fr: 'La participation a baissé, deux semaines de suite.',
      en: 'Participation has fallen, two weeks in a row.',
    },
    readings: [
      {
        fr: 'Ces semaines ont pu être chargées : congés, salon, fin de mois.',
        en: 'These weeks may have been full: leave, a trade fair, the end of the month.',
      },
      {
        fr: 'Ou répondre paraît moins utile qu’avant, si l’on ne voit pas ce qui en est sorti.',
        en: 'Or answering seems less useful than before, if nobody sees what came of it.',
      },
    ],
    question: {
      fr: 'Qu’est-ce qui ferait que répondre vaille la minute que cela prend ?',
      en: 'What would make answering worth the minute that it takes?',
    },
  },
  skips: {
    title: {
      fr: 'Sur le thème « {driver} », davantage de personnes ont préféré ne pas répondre, deux fois de suite.',
      en: 'On “{driver}”, more people have preferred not to say, twice in a row.',
    },
    readings: [
      {
        fr: 'La question convient peut-être mal à ces semaines, ou se comprend mal.',
        en: 'The question may not suit these weeks, or may be hard to understand.',
      },
      {
        fr: 'Ou le sujet est devenu délicat, même quand personne ne signe sa réponse.',
        en: 'Or the subject has become delicate, even where nobody signs an answer.',
      },
    ],
    question: {
      fr: 'Que faudrait-il pour que nous puissions en parler entre nous ?',
      en: 'What would it take for us to talk about it among ourselves?',
    },
  },
  split: {
    title: {
      fr: 'Sur le thème « {driver} », les réponses se partagent en deux camps.',
      en: 'On “{driver}”, answers have split in two camps.',
    },
    readings: [
      {
        fr: 'Les situations diffèrent peut-être : secteurs, clients, ancienneté.',
        en: 'Situations may differ: areas, clients, time in the job.',
      },
      {
        fr: 'Ou un même événement se vit de deux façons, sans que l’on en ait parlé.',
        en: 'Or one event is lived in two ways, and has not been talked about.',
      },
    ],
    question: {
      fr: 'Qu’est-ce qui a été différent, ces temps-ci, pour les uns et pour les autres ?',
      en: 'What has been different lately for some of us and for others?',
    },
  },
  uniform: {
    title: {
      fr: 'Les réponses sont devenues presque identiques, deux semaines de suite.',
      en: 'Answers have become nearly identical, two weeks in a row.',
    },
    readings: [
      {
        fr: 'L’équipe est peut-être vraiment du même avis.',
        en: 'The team may really be of one mind.',
      },
      {
        fr: 'Ou il est devenu plus simple de répondre comme tout le monde.',
        en: 'Or it has become easier to answer as everybody does.',
      },
    ],
    question: {
      fr: 'Si l’on voyait les choses autrement, comment pourrait-on le dire ici ?',
      en: 'If one saw things differently, how could one say so here?',
    },
  },
} satisfies Record<string, SignalWords>

/**
 * @param driver of a signal that is about one
 * @param own names of the organisation's own drivers
 */
export function signalWords(
  kind: keyof typeof words,
  driver: string | null,
  own: DriverNames = {},
): SignalWords {
  const { title, readings, question } = words[kind] as SignalWords
  const name = driverName(driver ?? '', own)
  const named = (text: string, driver: string) => text.replace('{driver}', driver)
  return { title: { fr: named(title.fr, name.fr), en: named(title.en, name.en) }, readings, question }
}
