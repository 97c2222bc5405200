export function javaIsHere(): boolean
export function startDynamoDbLocal(): Promise<{ endpoint: string; stop(): Promise<void> }>
