/** Why sending stopped for good. */
export type Reason =
  | 'link'
  | 'not-eligible'
  | 'newcomer'
  | 'elsewhere'
  | 'closed'
  | 'below-quorum'
  | 'unverified'
  | 'conflict'
  | 'refused'
  /** Neither network nor service: this browser could not go on. */
  | 'failed'
