/** What a ballot and a comment say before they are sealed: JSON, padded with spaces to one length per kind. */
import { plaintextLength } from './sealing.ts'

/** 1–5, or null for "I'd rather not say". */
export type Answer = 1 | 2 | 3 | 4 | 5 | null
export type BallotAnswers = Record<string, Answer>

export const commentLimit = 280

interface Question {
  id: string
  asked: 'all' | 'managers'
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

const isAnswer = (value: unknown): value is Answer =>
  value === null || (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 5)

/** In the manifest's order, so that the order of answering leaves no trace. Throws when an answer is missing or wrong. */
export function writeBallot(questions: Question[], answers: BallotAnswers): Uint8Array {
  const ordered: BallotAnswers = {}
  for (const { id, asked } of questions) {
    const answer = answers[id]
    if (answer === undefined) {
      if (asked === 'all') throw new RangeError(`no answer to ${id}`)
      continue
    }
    if (!isAnswer(answer)) throw new RangeError(`an answer to ${id} is none of 1–5`)
    ordered[id] = answer
  }
  return pad(JSON.stringify({ v: 1, answers: ordered }), 'ballot')
}

/** The answers, or null when the ballot is spoiled: not JSON, a question missing or unknown, a value out of range. */
export function readBallot(questions: Question[], plaintext: Uint8Array): BallotAnswers | null {
  const body = readJson(plaintext) as { v?: unknown; answers?: unknown } | null
  if (body?.v !== 1 || typeof body.answers !== 'object' || body.answers === null) return null
  const answers = body.answers as Record<string, unknown>
  const asked = new Map(questions.map((question) => [question.id, question.asked]))
  for (const [id, value] of Object.entries(answers)) if (!asked.has(id) || !isAnswer(value)) return null
  for (const [id, who] of asked) if (who === 'all' && !Object.hasOwn(answers, id)) return null
  return answers as BallotAnswers
}

/** An empty text is an envelope like any other. Throws beyond 280 characters. */
export function writeComment(text: string): Uint8Array {
  if ([...text].length > commentLimit)
    throw new RangeError(`a comment has at most ${commentLimit} characters`)
  return pad(JSON.stringify({ v: 1, text }), 'comment')
}

/** The text, empty or not, or null when the envelope is spoiled. */
export function readComment(plaintext: Uint8Array): string | null {
  const body = readJson(plaintext) as { v?: unknown; text?: unknown } | null
  if (body?.v !== 1 || typeof body.text !== 'string' || [...body.text].length > commentLimit) return null
  return body.text
}

function readJson(plaintext: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext))
  } catch {
    return null
  }
}
