/** A progress bar on one line of a terminal; elsewhere a line at each stage, and every two seconds of a long one. */

const width = 30
const lineEvery = 2000

export function bar(out: NodeJS.WriteStream): {
  show: (stage: string, done: number, of: number) => void
  end: () => void
} {
  let stage = ''
  let drawn = 0
  return {
    show(name, done, of) {
      const now = Date.now()
      if (!out.isTTY) {
        if (name !== stage) out.write(`${name} …\n`)
        else if (now - drawn >= lineEvery) out.write(`${name} … ${done} of ${of}\n`)
        else return
        stage = name
        drawn = now
        return
      }
      if (name === stage && done < of && now - drawn < 100) return
      drawn = now
      stage = name
      const full = of > 0 ? Math.round((width * done) / of) : 0
      out.write(`\r\x1b[K${name.padEnd(8)}${'█'.repeat(full)}${'░'.repeat(width - full)} ${done} of ${of}`)
    },
    end() {
      if (out.isTTY) out.write('\n')
    },
  }
}
