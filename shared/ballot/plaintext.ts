/** What a ballot and a comment say before they are sealed: JSON, padded with spaces to one length per kind. */
import type { Asked, Scale } from '../published/published.ts'
import { plaintextLength } from './sealing.ts'

/** 1–5, or 0–10 where the question says so; null for "I'd rather not say". */
export type Answer = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | null
export type BallotAnswers = Record<string, Answer>

export const commentLimit = 280

interface Question {
  id: string
  asked: Asked
  scale?: Scale
}

const pad = (text: string, kind: 'ballot' | 'comment'): Uint8Array => {
  const bytes = new TextEncoder().encode(text)
  const length = plaintextLength[kind]
  if (bytes.length > length)
    throw new RangeError(`a ${kind} of ${bytes.length} bytes does not fit in ${length}`)
  const padded = new Uint8Array(length).fill(0x20)
  padded.set(bytes)
  return padded
}

function isAnswer(value: unknown, { scale }: Pick<Question, 'scale'>): value is Answer {
  const [least, most] = scale === '0-10' ? [0, 10] : [1, 5]
  return (
    value === null || (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
  )
}

/** In the manifest's order, so that the order of answering leaves no trace. Throws when an answer is missing or wrong. */
export function writeBallot(questions: Question[], answers: BallotAnswers): Uint8Array {
  const ordered: BallotAnswers = {}
  for (const question of questions) {
    const { id, asked } = question
    const answer = answers[id]
    if (answer === undefined) {
      if (asked === 'all') throw new RangeError(`no answer to ${id}`)
      continue
    }
    if (!isAnswer(answer, question)) throw new RangeError(`an answer to ${id} is out of its scale`)
    ordered[id] = answer
  }
  return pad(JSON.stringify({ v: 1, answers: ordered }), 'ballot')
}

/** The answers, or null when the ballot is spoiled: not JSON, a question missing or unknown, a value out of range. */
export function readBallot(questions: Question[], plaintext: Uint8Array): BallotAnswers | null {
  const body = readJson(plaintext) as { v?: unknown; answers?: unknown } | null
  if (body?.v !== 1 || typeof body.answers !== 'object' || body.answers === null) return null
  const answers = body.answers as Record<string, unknown>
  const known = new Map(questions.map((question) => [question.id, question]))
  for (const [id, value] of Object.entries(answers)) {
    const question = known.get(id)
    if (!question || !isAnswer(value, question)) return null
  }
  for (const { id, asked } of questions) if (asked === 'all' && !Object.hasOwn(answers, id)) return null
  return answers as BallotAnswers
}

export interface Comment {
  text: string
  /** Where replies will be found: SHA-256 of a key that stays on the author's device (base64url). Null for an empty text. */
  thread: string | null
}

export const noComment: Comment = { text: '', thread: null }

/** What nobody sees: controls, direction marks, zero-width characters, halves of pairs. Line breaks and the joiner of emoji stay. */
const unseen = /(?![\n\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu

/** As it will be sealed: NFC, without what nobody sees, without blanks around it. */
export const tidyComment = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(unseen, '').normalize('NFC').trim()

/** Characters as people count them here: code points. */
const lengthOf = (text: string): number => [...text].length

/** How many characters a text may still grow by as it would be sealed; negative where it is too long. */
export const roomLeft = (text: string): number => commentLimit - lengthOf(tidyComment(text))

const isThread = (thread: unknown): thread is string =>
  typeof thread === 'string' && /^[\w-]{43}$/.test(thread)

/** An empty text is an envelope like any other. Throws beyond 280 characters, and for a text without a thread. */
export function writeComment({ text, thread }: Comment = noComment): Uint8Array {
  if (lengthOf(text) > commentLimit) throw new RangeError(`a comment has at most ${commentLimit} characters`)
  if ((text === '') !== (thread === null))
    throw new RangeError('a comment has a thread, an empty one has none')
  return pad(JSON.stringify({ v: 1, text, ...(thread !== null && { thread }) }), 'comment')
}

/** The comment, empty or not, or null when the envelope is spoiled. */
export function readComment(plaintext: Uint8Array): Comment | null {
  const body = readJson(plaintext) as { v?: unknown; text?: unknown; thread?: unknown } | null
  if (body?.v !== 1 || typeof body.text !== 'string' || lengthOf(body.text) > commentLimit) return null
  if (body.text === '') return body.thread === undefined ? noComment : null
  return isThread(body.thread) ? { text: body.text, thread: body.thread } : null
}

function readJson(plaintext: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext))
  } catch {
    return null
  }
}
