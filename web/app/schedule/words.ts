/** The words of this page in the reader's language: they come with the page, since few people open it. */
import type { Code } from '../language.svelte.ts'
import { schedule as en } from '../words/en-schedule.ts'
import { schedule as fr } from '../words/fr-schedule.ts'

export type ScheduleWords = typeof fr

export const wordsOf = (code: Code): ScheduleWords => (code === 'fr' ? fr : en)
