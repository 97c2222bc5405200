/** The words of this page in the reader's language: they come with the page, since most people never open it. */
import { en as partsEn } from '#shared/operation/words-en.ts'
import { fr as partsFr } from '#shared/operation/words-fr.ts'
import type { Code } from '../language.svelte.ts'

export const fr = {
  title: {
    looking: 'Comment va Quorum',
    well: 'Tout va bien.',
    one: 'Un point demande votre attention.',
    other: '{count} points demandent votre attention.',
  },
  lede: 'Ce que disent les parties de Quorum, et ce qu’elles feront ensuite. Rien de cette page ne parle d’une personne.',
  loading: 'Les parties sont interrogées…',
  looked: 'Regardé à {time}. La page regarde à nouveau toutes les 30 secondes.',
  refresh: 'Regarder maintenant',
  list: 'Les parties',
  untold: 'Le reste ne peut pas être lu pour le moment.',
  version: 'version {version}',
  messages: 'Voir les messages',
  ahead: 'Ensuite',
  aheadNone: 'Rien n’est prévu.',
  overdue: 'en retard',
}

export const en: typeof fr = {
  title: {
    looking: 'How Quorum fares',
    well: 'All is well.',
    one: 'One point needs your attention.',
    other: '{count} points need your attention.',
  },
  lede: 'What the parts of Quorum say, and what they will do next. Nothing on this page is about a person.',
  loading: 'The parts are being asked…',
  looked: 'Looked at {time}. The page looks again every 30 seconds.',
  refresh: 'Look now',
  list: 'The parts',
  untold: 'The rest cannot be read at the moment.',
  version: 'version {version}',
  messages: 'See the messages',
  ahead: 'What comes next',
  aheadNone: 'Nothing is planned.',
  overdue: 'overdue',
}

export const wordsOf = (code: Code) => ({
  ...(code === 'fr' ? fr : en),
  ...(code === 'fr' ? partsFr : partsEn),
})
