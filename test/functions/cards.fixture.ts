/** What Slack and Teams take, as far as Quorum uses it: every field named, and nothing beside. */
import * as v from 'valibot'

const https = v.pipe(v.string(), v.url(), v.startsWith('https://'))
const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most))

/** docs.slack.dev/reference/block-kit/composition-objects/text-object */
const plainText = (most: number) =>
  v.strictObject({ type: v.literal('plain_text'), text: text(most), emoji: v.boolean() })

/** docs.slack.dev/reference/block-kit/blocks: the limits are those of each block. */
const block = v.variant('type', [
  v.strictObject({ type: v.literal('header'), text: plainText(150) }),
  v.strictObject({ type: v.literal('section'), text: plainText(3000) }),
  v.strictObject({
    type: v.literal('actions'),
    elements: v.pipe(
      v.array(
        v.strictObject({
          type: v.literal('button'),
          text: plainText(75),
          url: v.pipe(https, v.maxLength(3000)),
        }),
      ),
      v.minLength(1),
      v.maxLength(25),
    ),
  }),
])

/** Of an incoming webhook. Its text is mrkdwn: no control character but as an entity. */
const slackWebhook = {
  text: v.pipe(text(40_000), v.regex(/^([^<>&]|&(amp|lt|gt);)*$/)),
  mrkdwn: v.literal(false),
  blocks: v.pipe(v.array(block), v.minLength(1), v.maxLength(50)),
  unfurl_links: v.literal(false),
  unfurl_media: v.literal(false),
}
export const slackWebhookPayload = v.strictObject(slackWebhook)
/** Of chat.postMessage. */
export const slackPostMessage = v.strictObject({
  ...slackWebhook,
  channel: v.pipe(v.string(), v.regex(/^[UCD]\w+$/)),
})

/** adaptivecards.io/schemas/1.4.0/adaptive-card.json, in the message that a workflow of Teams waits for. */
export const teamsPayload = v.strictObject({
  type: v.literal('message'),
  attachments: v.strictTuple([
    v.strictObject({
      contentType: v.literal('application/vnd.microsoft.card.adaptive'),
      contentUrl: v.null(),
      content: v.strictObject({
        $schema: v.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
        type: v.literal('AdaptiveCard'),
        version: v.literal('1.4'),
        body: v.pipe(
          v.array(
            v.strictObject({
              type: v.literal('RichTextBlock'),
              inlines: v.strictTuple([
                v.strictObject({
                  type: v.literal('TextRun'),
                  text: text(10_000),
                  weight: v.optional(v.picklist(['Default', 'Lighter', 'Bolder'])),
                  size: v.optional(v.picklist(['Default', 'Small', 'Medium', 'Large', 'ExtraLarge'])),
                }),
              ]),
            }),
          ),
          v.minLength(1),
        ),
        actions: v.pipe(
          v.array(v.strictObject({ type: v.literal('Action.OpenUrl'), title: text(100), url: https })),
          v.minLength(1),
        ),
      }),
    }),
  ]),
})
