/** The completion script for zsh, with what each word does beside it. */
import type { Kind, Place, Word } from './tree.ts'

export function zshScript(places: Place[]): string {
  const steps = places
    .filter(({ path }) => path !== '')
    .map(({ path }) => `      '${path}') place='${path}' ;;`)
  const values = places.flatMap(({ path, options }) =>
    options
      .filter(({ value }) => value !== undefined)
      .map(({ name, value }) => `    '${path} ${name}') ${reply(value!)}; return ;;`),
  )
  const rest = places.map(({ path, commands, options, argument }) => {
    const names = argument ? [] : commands
    return [
      `    '${path}')`,
      `      if [[ $PREFIX == -* ]]; then found=(${options.map(entry).join(' ')}); _describe -o option found`,
      argument
        ? `      else ${reply(argument)}; fi ;;`
        : `      else found=(${[...names, ...(names.length > 0 ? [] : options)].map(entry).join(' ')}); _describe command found; fi ;;`,
    ].join('\n')
  })
  return `#compdef quorum
# zsh completion of quorum: source <(quorum completion zsh)
_quorum() {
  local place='' i
  local -a found
  for ((i = 2; i < CURRENT; i++)); do
    case "\${place:+$place }\${words[i]}" in
${steps.join('\n')}
    esac
  done
  case "$place \${words[CURRENT-1]}" in
${values.join('\n')}
  esac
  case "$place" in
${rest.join('\n')}
  esac
}
if [[ $funcstack[1] == _quorum ]]; then _quorum "$@"; else compdef _quorum quorum; fi
`
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
const entry = ({ name, description }: Word) => quoted(`${name}:${description.replaceAll(':', '\\:')}`)

function reply(kind: Kind): string {
  if (kind === null) return "_message 'a value'"
  if ('words' in kind) return `compadd -- ${kind.words.join(' ')}`
  return 'files' in kind ? '_files' : '_files -/'
}
