/** A conditional write: whether its condition held. */

/** True once the write is done, false where its condition does not hold. @throws whatever else goes wrong */
export async function held(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return false
    throw error
  }
}
