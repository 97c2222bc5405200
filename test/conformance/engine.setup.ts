/** In each worker of the project `dynamodb-local`, and of no other: where startEngine finds Amazon's engine. */
import { inject } from 'vitest'

process.env.QUORUM_ENGINE = inject('engine')
