/** The words of this page in the reader's language: they come with the page, since most people never open it. */
import type { Code } from '../language.svelte.ts'
import { directory as en } from '../words/en-directory.ts'
import { directory as fr } from '../words/fr-directory.ts'

export type DirectoryWords = typeof fr

export const wordsOf = (code: Code): DirectoryWords => (code === 'fr' ? fr : en)
