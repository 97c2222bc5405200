/**
 * The `quorum` command: what an operator and a researcher do from a terminal.
 * Exit 0 done, 1 refused or failed, 2 misused, 3 not reached, 4 not allowed.
 */
import { quorumProgram } from './commands.ts'
import { fail } from './failure.ts'

await quorumProgram().parseAsync().catch(fail)
