/** The chapters of the rehearsal, in order. */
import { answering } from './chapters/answering.ts'
import { beginning } from './chapters/beginning.ts'
import { later } from './chapters/later.ts'
import { result } from './chapters/result.ts'

export default [...beginning, ...answering, ...result, ...later]
