/** The completion script for bash, 3.2 or later: everything is in it, so that a key press starts no program. */
import type { Kind, Place } from './tree.ts'

export function bashScript(places: Place[]): string {
  const steps = places
    .filter(({ path }) => path !== '')
    .map(({ path }) => `      '${path}') path='${path}' ;;`)
  const values = places.flatMap(({ path, options }) =>
    options
      .filter(({ value }) => value !== undefined)
      .map(({ name, value }) => `    '${path} ${name}') ${reply(value!)} return ;;`),
  )
  const rest = places.map(({ path, commands, options, argument }) => {
    const names = [...commands, ...options].map(({ name }) => name)
    return [
      `    '${path}')`,
      `      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W '${options.map(({ name }) => name).join(' ')}' -- "$cur"))`,
      argument
        ? `      else ${reply(argument)} fi ;;`
        : `      else COMPREPLY=($(compgen -W '${names.join(' ')}' -- "$cur")); fi ;;`,
    ].join('\n')
  })
  return `# bash completion of quorum: source <(quorum completion bash)
_quorum_files() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$cur"))
}
_quorum() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} path='' i
  COMPREPLY=()
  # --option=value comes in three words.
  if [[ $cur == '=' ]]; then cur=''
  elif [[ $prev == '=' && COMP_CWORD -gt 1 ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${path:+$path }\${COMP_WORDS[i]}" in
${steps.join('\n')}
    esac
  done
  case "$path $prev" in
${values.join('\n')}
  esac
  case "$path" in
${rest.join('\n')}
  esac
}
complete -F _quorum quorum
`
}

function reply(kind: Kind): string {
  if (kind === null) return ':;'
  if ('words' in kind) return `COMPREPLY=($(compgen -W '${kind.words.join(' ')}' -- "$cur"));`
  return 'files' in kind ? '_quorum_files -f;' : '_quorum_files -d;'
}
