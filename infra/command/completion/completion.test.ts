/** The completion scripts in the shells themselves: bash, and zsh and fish where they are installed. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quorumProgram } from '../commands.ts'
import { placesOf } from './tree.ts'

const run = promisify(execFile)
const shells = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof shells)[number]
const installed = (shell: Shell) => spawnSync(shell, ['--version']).status === 0

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorum-completion-'))
  await writeFile(join(folder, 'members list.csv'), '')
  await run('mkdir', [join(folder, 'data')])
  const file = join(import.meta.dirname, '..', 'quorum.mjs')
  for (const shell of shells) {
    const { stdout } = await run(process.execPath, [file, 'completion', shell])
    await writeFile(join(folder, `script.${shell}`), stdout)
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Everything that may follow: the line's last word is the one that is completed. */
const complete: Record<'bash' | 'fish', (...line: string[]) => Promise<string[]>> = {
  async bash(...line) {
    const script = `source ./script.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _quorum; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { stdout } = await run('bash', ['-c', script, 'bash', 'quorum', ...line], { cwd: folder })
    return stdout.split('\n').filter(Boolean).sort()
  },
  async fish(...line) {
    const script = 'source ./script.fish; complete -C "$argv[1]"'
    const { stdout } = await run('fish', ['-c', script, ['quorum', ...line].join(' ')], {
      cwd: folder,
      env: { ...process.env, HOME: folder },
    })
    return stdout
      .split('\n')
      .map((one) => one.split('\t')[0]!)
      .filter(Boolean)
      .sort()
  },
}

/** What zsh makes of a line at the key Tab: a shell with an editor needs a terminal, which zsh itself brings. */
async function zshLine(line: string): Promise<string> {
  const script = `zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1= PS2= RPS1=; autoload -Uz compinit && compinit -u -D; source ./script.zsh; show() { print -r -- \\$BUFFER > line; exit }; zle -N show; bindkey '^X^X' show; print rea''dy"
out=; while zpty -r z part; do out+=$part; [[ $out == *ready* ]] && break; done
zpty -w -n z "$1"$'\\t\\x18\\x18'
while zpty -r z part; do :; done
cat line`
  const { stdout } = await run('zsh', ['-f', '-c', script, 'zsh', line], { cwd: folder, timeout: 15_000 })
  return stdout.trimEnd()
}

const commands = placesOf(quorumProgram())
const below = (path: string) => commands.find((place) => place.path === path)!

describe('bash', () => {
  it('completes every command and every option of each', async () => {
    for (const place of commands) {
      const path = place.path.split(' ').filter(Boolean)
      expect(await complete.bash(...path, '--')).toEqual(place.options.map(({ name }) => name).sort())
      if (place.commands.length > 0)
        expect(await complete.bash(...path, '')).toEqual(
          expect.arrayContaining(place.commands.map(({ name }) => name)),
        )
    }
    expect(await complete.bash('ver')).toEqual(['verdicts'])
  })

  it('completes files where a file is named, directories where one is, and choices', async () => {
    expect(await complete.bash('import', 'mem')).toEqual(['members list.csv'])
    expect(await complete.bash('import', '--yes', 'mem')).toEqual(['members list.csv'])
    expect(await complete.bash('import', '--data', '')).toEqual(['data'])
    expect(await complete.bash('import', '--data', '=', 'da')).toEqual(['data'])
    expect(await complete.bash('gate', '--org', 'mem')).toEqual(['members list.csv'])
    expect(await complete.bash('import', '--url', 'mem')).toEqual([])
    expect(await complete.bash('completion', 'f')).toEqual(['fish'])
  })
})

describe.runIf(installed('fish'))('fish', () => {
  it('completes commands, options, files and directories', async () => {
    expect(await complete.fish("''")).toEqual(
      below('')
        .commands.map(({ name }) => name)
        .sort(),
    )
    expect(await complete.fish('round', "''")).toEqual(
      below('round')
        .commands.map(({ name }) => name)
        .sort(),
    )
    expect(await complete.fish('round', 'open', '--clo')).toEqual(['--closes'])
    expect(await complete.fish('import', 'mem')).toEqual(['members list.csv'])
    expect(await complete.fish('import', '--data', 'd')).toEqual(['data/'])
    expect(await complete.fish('completion', 'z')).toEqual(['zsh'])
  })
})

describe.runIf(installed('zsh'))('zsh', () => {
  it.each([
    ['quorum ver', 'quorum verdicts '],
    ['quorum round o', 'quorum round open '],
    ['quorum round open --cl', 'quorum round open --closes '],
    ['quorum import mem', 'quorum import members\\ list.csv '],
    ['quorum import --data d', 'quorum import --data data/'],
    ['quorum completion f', 'quorum completion fish '],
  ])('%s', async (line, wanted) => {
    expect(await zshLine(line)).toBe(wanted.trimEnd())
  })
})
