/** What an import says of a file that it refuses: one sentence a problem, in both languages, naming the value. */
import type { Localised } from '../language/localised.ts'

/** Values come from the file: a long one is cut, so that a sentence stays one, and what nobody sees is shown as a dot. */
const cut = (value: string): string =>
  (value.length > 60 ? `${value.slice(0, 59)}…` : value).replace(/[\p{Cc}\p{Cf}]/gu, '·')
const number = (language: 'fr' | 'en', value: number): string => new Intl.NumberFormat(language).format(value)
const fr = (value: string): string => `«\u202f${cut(value)}\u202f»`
const en = (value: string): string => `“${cut(value)}”`
const list = (values: string[]): string => values.join(', ')

export const wording = {
  empty: (): Localised => ({
    fr: 'Le fichier ne contient aucun membre.',
    en: 'The file holds no member.',
  }),
  missingColumn: (name: string): Localised => ({
    fr: `Il manque la colonne ${fr(name)}.`,
    en: `The column ${en(name)} is missing.`,
  }),
  unknownColumn: (name: string, known: readonly string[]): Localised => ({
    fr: `La colonne ${fr(name)} n’est pas connue. Colonnes possibles : ${list([...known])}.`,
    en: `The column ${en(name)} is not known. Possible columns: ${list([...known])}.`,
  }),
  doubleColumn: (name: string): Localised => ({
    fr: `La colonne ${fr(name)} figure deux fois.`,
    en: `The column ${en(name)} appears twice.`,
  }),
  brokenQuotes: (): Localised => ({
    fr: 'Les guillemets de cette ligne sont incomplets ou mal placés : la ligne est illisible.',
    en: 'The quotes in this line are incomplete or misplaced: the line cannot be read.',
  }),
  surplusCell: (value: string): Localised => ({
    fr: `La valeur ${fr(value)} est de trop : la ligne a plus de valeurs que l’en-tête n’a de colonnes.`,
    en: `The value ${en(value)} is one too many: the line has more values than the header has columns.`,
  }),
  emptyCell: (column: string): Localised => ({
    fr: `La colonne ${fr(column)} est vide.`,
    en: `The column ${en(column)} is empty.`,
  }),
  notUtf8: (value: string): Localised => ({
    fr: `La valeur ${fr(value)} n’est pas en UTF-8. Enregistrez le fichier en CSV UTF-8.`,
    en: `The value ${en(value)} is not UTF-8. Save the file as CSV UTF-8.`,
  }),
  notText: (): Localised => ({
    fr: `Ce n’est pas un fichier CSV. Dans votre tableur, enregistrez-le au format ${fr('CSV UTF-8')}.`,
    en: `This is not a CSV file. In your spreadsheet, save it as ${en('CSV UTF-8')}.`,
  }),
  tooMany: (limit: number): Localised => ({
    fr: `Le fichier a plus de ${number('fr', limit)} personnes, ce qui est le maximum d’un import. Vérifiez qu’il n’a qu’une ligne par personne.`,
    en: `The file has more than ${number('en', limit)} people, the most that an import takes. Check that it has one line for each person.`,
  }),
  tooManyLevels: (count: number, limit: number): Localised => ({
    fr: `La colonne ${fr('level')} a ${number('fr', count)} niveaux différents ; une organisation en a ${limit} au plus.`,
    en: `The column ${en('level')} has ${number('en', count)} different levels; an organisation has ${limit} at most.`,
  }),
  tooDeep: (id: string, limit: number): Localised => ({
    fr: `Plus de ${limit} managers se suivent au-dessus de ${fr(id)}. Vérifiez la colonne ${fr('manager')}.`,
    en: `More than ${limit} managers follow one another above ${en(id)}. Check the column ${en('manager')}.`,
  }),
  invisible: (value: string): Localised => ({
    fr: `La valeur ${fr(value)} contient un caractère invisible, montré ici par un point. Saisissez-la à nouveau.`,
    en: `The value ${en(value)} holds a character that nobody sees, shown as a dot here. Type it again.`,
  }),
  misread: (value: string): Localised => ({
    fr: `La valeur ${fr(value)} a perdu ses accents : le fichier a été lu dans un autre codage, puis enregistré. Exportez-le à nouveau en CSV UTF-8.`,
    en: `The value ${en(value)} has lost its accents: the file was read in another encoding and saved. Export it again as CSV UTF-8.`,
  }),
  badId: (value: string): Localised => ({
    fr: `L’identifiant ${fr(value)} n’est pas valable : lettres sans accent, chiffres, point, tiret, souligné, barre oblique et arobase, 64 caractères au plus.`,
    en: `The id ${en(value)} is not valid: unaccented letters, digits, full stop, hyphen, underscore, slash and at sign, at most 64 characters.`,
  }),
  tooLong: (column: string, value: string, limit: number): Localised => ({
    fr: `La valeur ${fr(value)} de la colonne ${fr(column)} dépasse ${limit} caractères.`,
    en: `The value ${en(value)} in the column ${en(column)} exceeds ${limit} characters.`,
  }),
  badAddress: (value: string): Localised => ({
    fr: `L’adresse ${fr(value)} n’est pas une adresse e-mail valable.`,
    en: `The address ${en(value)} is not a valid e-mail address.`,
  }),
  doubleId: (value: string, line: number): Localised => ({
    fr: `L’identifiant ${fr(value)} figure déjà à la ligne ${line}.`,
    en: `The id ${en(value)} already appears in line ${line}.`,
  }),
  doubleAddress: (value: string, line: number): Localised => ({
    fr: `L’adresse ${fr(value)} figure déjà à la ligne ${line}.`,
    en: `The address ${en(value)} already appears in line ${line}.`,
  }),
  unknownLevel: (value: string, known: string[]): Localised => ({
    fr: `Le niveau ${fr(value)} n’est pas connu. Niveaux possibles : ${list(known)}.`,
    en: `The level ${en(value)} is not known. Possible levels: ${list(known)}.`,
  }),
  badLevel: (value: string): Localised => ({
    fr: `Le niveau ${fr(value)} n’est pas valable : lettres sans accent, chiffres, point, tiret, souligné, barre oblique et arobase, 64 caractères au plus.`,
    en: `The level ${en(value)} is not valid: unaccented letters, digits, full stop, hyphen, underscore, slash and at sign, at most 64 characters.`,
  }),
  unknownLanguage: (value: string): Localised => ({
    fr: `La langue ${fr(value)} n’est pas connue. Langues possibles : fr, en.`,
    en: `The language ${en(value)} is not known. Possible languages: fr, en.`,
  }),
  badPhone: (value: string): Localised => ({
    fr: `Le numéro ${fr(value)} n’est pas valable. Écrivez-le avec le pays et sans espace : +33612345678.`,
    en: `The number ${en(value)} is not valid. Write it with its country and without spaces: +33612345678.`,
  }),
  unknownRole: (value: string): Localised => ({
    fr: `Le rôle ${fr(value)} n’est pas connu. Rôles possibles : hr, administrator, ou rien.`,
    en: `The role ${en(value)} is not known. Possible roles: hr, administrator, or nothing.`,
  }),
  unknownAnswer: (value: string): Localised => ({
    fr: `La valeur ${fr(value)} n’est pas connue. Écrivez oui ou non.`,
    en: `The value ${en(value)} is not known. Write yes or no.`,
  }),
  unknownManager: (value: string): Localised => ({
    fr: `Personne dans ce fichier n’a l’identifiant ${fr(value)}.`,
    en: `Nobody in this file has the id ${en(value)}.`,
  }),
  noHead: (): Localised => ({
    fr: 'Tout le monde a un manager : il faut une personne à la tête de l’organisation, sans manager.',
    en: 'Everybody has a manager: one person must head the organisation, without a manager.',
  }),
  secondHead: (id: string, first: string, line: number): Localised => ({
    fr: `La personne ${fr(id)} n’a pas de manager, or ${fr(first)} (ligne ${line}) est déjà à la tête de l’organisation.`,
    en: `The person ${en(id)} has no manager, but ${en(first)} (line ${line}) already heads the organisation.`,
  }),
  cycle: (chain: string): Localised => ({
    fr: `Ces personnes se dirigent les unes les autres en boucle : ${chain}.`,
    en: `These people manage one another in a circle: ${chain}.`,
  }),
}
