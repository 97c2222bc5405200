/**
 * The file of a backup: lines, gzip, then age with a passphrase (age-encryption.org/v1, scrypt), so that
 * `age --decrypt FILE | gunzip` reads it too. Nothing is held as a whole but one piece of each.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { CommandError } from '../command-error.ts'

/** Characters that are handed to gzip at a time. */
const piece = 64 * 1024

/** Written beside its place and put there when it is whole. @throws CommandError where a file stands there already */
export async function writeFileOf(path: string, passphrase: string, lines: AsyncIterable<string>) {
  await free(path)
  const part = `${path}.part`
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  try {
    // Fails before anything is read where nothing can be written.
    const out = createWriteStream(part, { mode: 0o600 })
    const [encrypted, zipped] = await encryptedOf(encrypter, lines)
    await Promise.all([zipped, pipeline(encrypted, out)])
    await flushed(part)
    // Not over a file that came meanwhile.
    await free(path)
    await rename(part, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code && /^E[A-Z]+$/.test(code) && (error as NodeJS.ErrnoException).path?.startsWith(path))
      throw new CommandError(`${path} cannot be written (${code}).`)
    throw error
  } finally {
    await rm(part, { force: true })
  }
  return (await stat(path)).size
}

async function encryptedOf(encrypter: Encrypter, lines: AsyncIterable<string>) {
  const gzip = createGzip()
  const zipped = pipeline(Readable.from(pieces(lines)), gzip)
  // Whoever waits for the end of the pipe hears it; here it only must not go unheard.
  zipped.catch((error) => gzip.destroy(error))
  const web = Readable.toWeb(gzip) as unknown as ReadableStream<Uint8Array>
  const encrypted = Readable.fromWeb((await encrypter.encrypt(web)) as unknown as WebStream)
  return [encrypted, zipped] as const
}

async function* pieces(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let text = ''
  for await (const line of lines) {
    text += line
    if (text.length < piece) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text) yield Buffer.from(text)
}

async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
}

async function free(path: string): Promise<void> {
  if (await stat(path).catch(() => null))
    throw new CommandError(`${path} is there already. Name another file: a backup overwrites none.`)
}

/** More than any header with one passphrase has. */
const headerBytes = 4096

/**
 * The lines of a backup; each `for await` reads the file anew. The key is derived once, which takes a second on purpose.
 * @throws CommandError where the passphrase does not open it
 */
export async function openFile(path: string, passphrase: string): Promise<AsyncIterable<string>> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const fileKey = await decrypter.decryptHeader(await beginningOf(path)).catch((error: Error) => {
    throw /no identity matched/.test(error.message)
      ? new CommandError(`This passphrase does not open ${path}.`)
      : new CommandError(`${path} is no backup of Quorum, or its beginning is damaged.`)
  })
  const opened = new Decrypter()
  opened.addIdentity({ unwrapFileKey: () => fileKey })
  return { [Symbol.asyncIterator]: () => linesIn(path, opened) }
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${path} cannot be read (${error.code}).`)
  })
  try {
    if (!(await file.stat()).isFile()) throw new CommandError(`${path} is no file.`)
    const { buffer, bytesRead } = await file.read(new Uint8Array(headerBytes), 0, headerBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function* linesIn(path: string, decrypter: Decrypter): AsyncGenerator<string> {
  const file = createReadStream(path)
  try {
    const web = Readable.toWeb(file) as unknown as ReadableStream<Uint8Array>
    const decrypted = Readable.fromWeb((await decrypter.decrypt(web)) as unknown as WebStream)
    const gunzip = createGunzip()
    const unzipped = pipeline(decrypted, gunzip)
    // Whoever reads the lines hears it.
    unzipped.catch((error) => gunzip.destroy(error))
    const decoder = new TextDecoder()
    let rest = ''
    for await (const bytes of gunzip) {
      const texts = (rest + decoder.decode(bytes as Uint8Array, { stream: true })).split('\n')
      rest = texts.pop()!
      yield* texts
    }
    await unzipped
    if (rest) yield rest
  } finally {
    file.destroy()
  }
}
