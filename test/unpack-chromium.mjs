/**
 * Unpacks the Chromium that npm brings into TMPDIR, with its libraries and fonts if it believes to be on Lambda: a process
 * of its own, since it reads both variables when it is imported.
 */
import chromium from '@sparticuz/chromium'

await chromium.executablePath()
