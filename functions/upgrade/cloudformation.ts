/**
 * Answers CloudFormation, which asks once a deployment and waits for a file at an address of its own: that it was done, or why
 * not, and then the deployment is rolled back. Going away changes nothing.
 */
export interface CloudFormationRequest {
  RequestType: 'Create' | 'Update' | 'Delete'
  ResponseURL: string
  StackId: string
  RequestId: string
  LogicalResourceId: string
  ResourceProperties: { Version?: string }
  OldResourceProperties?: { Version?: string }
}

/** The same for ever: another one would make CloudFormation delete the first. */
const PhysicalResourceId = 'quorum-data'

/** Characters that CloudFormation shows of a reason, at least. */
const longest = 1000

export const isRequest = (event: unknown): event is CloudFormationRequest =>
  typeof (event as CloudFormationRequest | null)?.ResponseURL === 'string'

/**
 * @param work gets the build that was deployed until now, where there was one
 * @throws where the answer could not be given: Lambda then tries all of it again, twice
 */
export async function answer(
  request: CloudFormationRequest,
  work: (replaces: string | undefined) => Promise<unknown>,
): Promise<void> {
  const { RequestType, OldResourceProperties } = request
  const failed =
    RequestType === 'Delete'
      ? undefined
      : await work(OldResourceProperties?.Version).then(
          () => undefined,
          (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
        )
  await tell(
    request,
    failed ? { Status: 'FAILED', Reason: `${failed.name}: ${failed.message}` } : { Status: 'SUCCESS' },
  )
}

async function tell(
  { ResponseURL, StackId, RequestId, LogicalResourceId }: CloudFormationRequest,
  { Status, Reason }: { Status: 'SUCCESS' | 'FAILED'; Reason?: string },
): Promise<void> {
  const body = JSON.stringify({
    Status,
    ...(Reason && { Reason: Reason.slice(0, longest) }),
    PhysicalResourceId,
    StackId,
    RequestId,
    LogicalResourceId,
  })
  // The address is signed without a type: fetch must not add one.
  const response = await fetch(ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } })
  if (!response.ok) throw new Error(`CloudFormation took no answer (${response.status})`)
}
