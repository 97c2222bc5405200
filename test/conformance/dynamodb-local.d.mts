export function dynamoDbLocalIsHere(): boolean
export function dynamoDbLocalHindrance(): string | undefined
export function startDynamoDbLocal(): Promise<{ endpoint: string; stop(): Promise<void> }>
