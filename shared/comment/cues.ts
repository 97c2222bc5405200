/** Words that announce a name, or follow one. Small letters without accents, as everywhere here. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Before a family name. Those of the second list are ordinary words too: a capital must follow. */
export const titles = set('mme mmes mlle mr mrs ms dr drs miss madame monsieur mademoiselle')
export const otherTitles = set(
  'm mm me pr prof professeur professor docteur doctor maitre sir lady lord sister soeur',
)

/** People by what they are to the writer: their name may follow. */
export const roles = set(
  'manager chef responsable directeur directrice director boss n+1 collegue colleague binome buddy tuteur tutrice mentor coach dr drv dz rsm asm nsm drh president presidente rep reps delegue deleguee commercial commerciale vendeur vendeuse acheteur acheteuse buyer pharmacien pharmacienne pharmacist medecin infirmier infirmiere nurse surgeon chirurgien consultant assistant assistante lead supervisor superviseur teammate mate coequipier coequipiere stagiaire intern alternant alternante ami amie friend gerant gerante patron patronne ventes secteur',
)

/** A person may follow these, also without a capital. */
export const beforePerson = set(
  'merci thanks thank thx ty cheers bravo kudos congrats felicitations avec with grace cf dixit ask asked tell told demande parle parler appele see saw met call called by par and et cher chere dear salut bonjour hi hello coucou hey to a de from chez for pour que about sans without contre against',
)

/** Of those, what is only said to or of people: an ordinary word that is a name too is one here. */
export const thanking = set(
  'merci thanks thank thx ty cheers bravo kudos congrats felicitations cher chere dear salut hi hello bonjour coucou',
)

/** A client may follow. */
export const beforeClient = set(
  'chez client cliente clients customer compte account societe ste entreprise firme company laboratoire laboratoires labo lab labs groupe groupement pharmacie pharmacy clinique clinic hopital hospital chu ch chr ehpad reseau enseigne magasin boutique garage cabinet restaurant hotel boulangerie supermarche hypermarche centrale transports dossier contrat prospect concurrent competitor fournisseur supplier distributeur distributor grossiste wholesaler ets etablissements etablissement usine factory marque brand chaine signe signed perdu lost gagne won',
)

/** A client may stand before. */
export const afterClient = set(
  'account accounts pharmacy pharmacies hospital clinic surgery practice chain group store stores shop shops supermarket contract tender deal foods engineering holdings partners brothers bros sons associates industries logistics motors electric care',
)

export const legalForms = set(
  'sarl sas sasu eurl snc scop sci selarl selas ltd limited plc llp llc inc corp gmbh ag kg bv nv srl spa ab oy aps sprl',
)

/** A place may follow: of a town that nobody listed, too. */
export const beforePlace = set(
  'a en in near vers from to sur around towards outside entre between jusqu depuis',
)

/** What a rep has for a territory: of, for, around a place. */
export const territories = set(
  'secteur region regional regionale agence ville departement depot site bureau area patch territory town county district office depot team equipe store outlet branch magasin boutique zone village banlieue centre postcode ruelle',
)

const wayBefore =
  /(?:rue|avenue|boulevard|bd|blvd|impasse|chemin|quai|cours|allee|allees|faubourg|route de|place de|place du|zac|zone industrielle|zi)/
/** French: the kind of way comes first. English: it comes last, with a capital. */
export const streets = [
  new RegExp(
    `(?<![\\p{L}])${wayBefore.source} (?:(?:de|du|des|de la|de l'|la|le|les|d'|l') ?)?\\p{Lu}[\\p{L}'-]{1,40}(?: \\p{Lu}[\\p{L}'-]{1,40}){0,3}`,
    'gu',
  ),
  /\d{1,4}(?: ?(?:bis|ter|[a-d]))?,? (?:rue|avenue|av\.?|boulevard|bd|impasse|chemin|quai|place|cours|allée|route) [\p{L}' -]{2,40}/giu,
  /(?:\p{Lu}[\p{L}'-]{1,40} ){1,3}(?:Street|St\.|Road|Rd|Lane|Avenue|Drive|Close|Crescent|Square|Terrace|Way|High Street|Place|Gardens|Park)(?!\p{L})/gu,
]

/** British postcodes by themselves; the five digits of the others only where a place is spoken of. */
export const postcodes = [
  /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\p{L}\p{N}])/gu,
  /(?<=(?:secteur|secteurs|sur|le|du|au|à|dans|postal|cp|zip|code|area|postcode)[ :]{1,3})(?:0[1-9]|[1-8]\d|9[0-8])\d{3}(?! ?(?:[€%$£\d]|euros?|k\b|visite|client|commande|pi[eè]ce|bo[iî]te|unit))(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])(?:0[1-9]|[1-8]\d|9[0-8])\d{3} (?=\p{Lu}\p{Ll})/gu,
]

/** Verbs, and pronouns before verbs, that want a subject just before them: a word with a capital there is one. */
export const afterSubject = {
  fr: set(
    'ne n m s t nous vous me se lui leur y est a fait dit va veut peut sait doit demande refuse decide attend menace explique parle repond ecoute aide prend met donne laisse garde reste reclame paie recrute achete commande vend bloque casse propose promet manque connait organise anime gere pense croit cherche quitte part arrive revient vient oublie ignore impose transmet partage coupe songe soutient accompagne etait avait sera aura devrait pourrait',
  ),
  en: set(
    "is was has had does did says said wants want knows takes took gives gave helps helped hides listens decides decided asks asked needs makes made keeps kept thinks talks tells told pays buys orders sells blocks refuses refused supports explains interrupts shares answers never always will won't should would could might can can't doesn't isn't wasn't hasn't didn't left leaves joined went comes came gets got threatens complains cancelled canceled coached taught ran runs sent sends owes visited called calls hired hires lost cuts undercut",
  ),
}
