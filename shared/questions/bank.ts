/**
 * A bank of questions, and the one that an organisation has until it changes something: two items a driver, and for
 * communication a mirror of each for people who manage others.
 * Our own wording, one construct an item, answered from "not at all" (1) to "entirely" (5), all worded upwards. One more is
 * answered from 0 to 10: whether people would recommend the organisation, the question behind eNPS.
 * The constructs follow: autonomy – Deci & Ryan (2000); communication downwards and upwards – Downs & Hazen (1977);
 * mutual help – Podsakoff et al. (2000); coaching – Ellinger et al. (2003); morale – Hart et al. (2000);
 * recommending – Reichheld (2003).
 */
import type { DriverNames } from '../language/drivers.ts'
import type { Localised } from '../language/localised.ts'
import type { Asked, Scale } from '../published/published.ts'
import type { Driver } from './drivers.ts'

export interface Question {
  /** For good: a line over the weeks is of one id, whatever its wording. */
  id: string
  driver: string
  asked: Asked
  scale?: Scale
  text: Localised
  /** Rises with each change of wording. */
  version: number
  /** Asked no longer; what was published of it stays, and needs its words. */
  retired?: true
}

/** A driver of the organisation's own. It is never removed, since published rounds name it. */
export interface OwnDriver {
  id: string
  name: Localised
  version: number
}

/** What an organisation changes, and its clock reads when a round opens. */
export interface Bank {
  drivers: OwnDriver[]
  questions: Question[]
}

const all = (id: string, driver: Driver, fr: string, en: string): Question => ({
  id,
  driver,
  asked: 'all',
  text: { fr, en },
  version: 1,
})

/** A mirror asks the person who manages what the question of the same number asks everybody. */
const mirror = (of: string, driver: Driver, fr: string, en: string): Question => ({
  id: `${of}M`,
  driver,
  asked: 'managers',
  text: { fr, en },
  version: 1,
})

/** Of the whole organisation only: no group below it ever has a result of it. */
const recommend: Question = {
  ...all(
    'REC',
    'morale',
    'Recommanderiez-vous notre organisation à un ami qui cherche un poste comme le vôtre ?',
    'Would you recommend our organisation to a friend who is looking for a job like yours?',
  ),
  scale: '0-10',
}

const questions: Question[] = [
  all(
    'MOR1',
    'morale',
    'Cette semaine, j’ai eu plaisir à faire mon travail.',
    'This week, I enjoyed doing my job.',
  ),
  all(
    'MOR2',
    'morale',
    'Dans mon équipe, cette semaine, l’ambiance était bonne.',
    'In my team, the mood was good this week.',
  ),
  all(
    'TOP1',
    'top-down',
    'Je sais pourquoi les décisions de cette semaine ont été prises.',
    'I know why this week’s decisions were made.',
  ),
  all(
    'TOP2',
    'top-down',
    'J’ai reçu à temps les informations utiles à mon travail.',
    'I got the information that I need for my work in time.',
  ),
  all(
    'BOT1',
    'bottom-up',
    'Ce que je remonte du terrain est entendu.',
    'What I report from the field is heard.',
  ),
  all(
    'BOT2',
    'bottom-up',
    'Je peux dire ce qui ne va pas à ceux qui décident.',
    'I can tell those who decide what is not working.',
  ),
  all(
    'AUT1',
    'autonomy',
    'Cette semaine, j’ai pu organiser mon travail comme je l’entendais.',
    'This week, I could organise my work as I saw fit.',
  ),
  all(
    'AUT2',
    'autonomy',
    'Je peux décider de moi-même de ce qu’il faut pour bien servir un client.',
    'I can decide on my own what it takes to serve a client well.',
  ),
  all(
    'ALI1',
    'alignment',
    'Ce que le marketing prépare m’aide auprès des clients, ou aide ceux qui les voient.',
    'What marketing prepares helps with clients, whoever of us meets them.',
  ),
  all(
    'ALI2',
    'alignment',
    'Marketing et vente disent la même chose aux clients.',
    'Marketing and sales tell clients the same thing.',
  ),
  all(
    'HEL1',
    'mutual-help',
    'Quand j’ai eu besoin d’aide cette semaine, un collègue était là.',
    'When I needed help this week, a colleague was there.',
  ),
  all(
    'HEL2',
    'mutual-help',
    'Nous partageons entre nous ce qui marche.',
    'We share with one another what works.',
  ),
  all(
    'COA1',
    'coaching',
    'Quelqu’un m’a aidé à progresser cette semaine.',
    'Somebody helped me to get better at my work this week.',
  ),
  all(
    'COA2',
    'coaching',
    'Les retours que je reçois me servent concrètement.',
    'The feedback that I get is of practical use to me.',
  ),
  mirror(
    'TOP1',
    'top-down',
    'J’ai expliqué à mon équipe le pourquoi des décisions de cette semaine.',
    'I explained to my team why this week’s decisions were made.',
  ),
  mirror(
    'TOP2',
    'top-down',
    'J’ai transmis à temps à mon équipe les informations utiles à son travail.',
    'I passed on in time the information that my team needs for its work.',
  ),
  mirror(
    'BOT1',
    'bottom-up',
    'J’ai donné suite à ce que mon équipe remonte du terrain.',
    'I followed up on what my team reports from the field.',
  ),
  mirror(
    'BOT2',
    'bottom-up',
    'Mon équipe peut me dire ce qui ne va pas.',
    'My team can tell me what is not working.',
  ),
  mirror(
    'ALI1',
    'alignment',
    'J’ai aidé mon équipe à se servir de ce que prépare l’autre métier, marketing ou vente.',
    'I helped my team to use what the other side, marketing or sales, prepares.',
  ),
  mirror(
    'ALI2',
    'alignment',
    'J’ai veillé à ce que marketing et vente disent la même chose aux clients.',
    'I made sure that marketing and sales tell clients the same thing.',
  ),
  recommend,
]

export const builtIn: Bank = { drivers: [], questions }

export const ownNames = ({ drivers }: Bank): DriverNames =>
  Object.fromEntries(drivers.map(({ id, name }) => [id, name]))
