/** Why a round does not open: each has its words. */
export type Trouble = 'link' | 'differs' | 'quorum' | 'unknown-round' | 'unreachable' | 'browser'
