/** The words of this page in the reader's language: they come with the page, since most people never open it. */
import type { Code } from '../language.svelte.ts'
import { messages as en } from '../words/en-messages.ts'
import { messages as fr } from '../words/fr-messages.ts'

export type MessageWords = typeof fr

export const wordsOf = (code: Code): MessageWords => (code === 'fr' ? fr : en)
