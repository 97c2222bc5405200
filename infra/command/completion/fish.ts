/** The completion script for fish, with what each word does beside it. */
import type { Kind, Place, Word } from './tree.ts'

export function fishScript(places: Place[]): string {
  const paths = places.filter(({ path }) => path !== '').map(({ path }) => quoted(path))
  const lines = places.flatMap(({ path, commands, options, argument }) => {
    const here = `complete -c quorum -n ${quoted(`__quorum_at ${quoted(path)}`)}`
    return [
      ...commands.map((one) => `${here} -a ${quoted(one.name)} ${said(one)}`),
      ...options.map((one) => `${here} -l ${one.name.replace(/^--/, '')} ${said(one)}${valueFor(one.value)}`),
      ...(argument ? [`${here}${argumentOf(argument)}`] : []),
    ]
  })
  return `# fish completion of quorum: quorum completion fish | source
function __quorum_at
    set -l place ''
    for word in (commandline -opc)[2..-1]
        set -l next (string trim "$place $word")
        contains -- "$next" ${paths.join(' ')}; and set place $next
    end
    test "$place" = "$argv[1]"
end
complete -c quorum -f
${lines.join('\n')}
`
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const said = ({ description }: Word) => `-d ${quoted(description)}`
const directories = `-a '(__fish_complete_directories (commandline -ct))'`

function valueFor(kind: Kind | undefined): string {
  if (kind === undefined) return ''
  return kind === null
    ? ' -x'
    : ` ${'words' in kind ? `-x -a ${quoted(kind.words.join(' '))}` : 'files' in kind ? '-r -F' : `-x ${directories}`}`
}

function argumentOf(kind: NonNullable<Kind>): string {
  if ('words' in kind) return ` -a ${quoted(kind.words.join(' '))}`
  return 'files' in kind ? ' -F' : ` ${directories}`
}
