/** A progress bar on one line of a terminal; elsewhere a line at each stage. */

const width = 30

export function bar(out: NodeJS.WriteStream): {
  show: (stage: string, done: number, of: number) => void
  end: () => void
} {
  let stage = ''
  let drawn = 0
  return {
    show(name, done, of) {
      if (!out.isTTY) {
        if (name !== stage) out.write(`${name} …\n`)
        stage = name
        return
      }
      const now = Date.now()
      if (name === stage && done < of && now - drawn < 100) return
      drawn = now
      stage = name
      const full = Math.round((width * done) / of)
      out.write(`\r\x1b[K${name.padEnd(8)}${'█'.repeat(full)}${'░'.repeat(width - full)} ${done} of ${of}`)
    },
    end() {
      if (out.isTTY) out.write('\n')
    },
  }
}
