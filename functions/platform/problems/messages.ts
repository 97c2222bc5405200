/** Of messages, the channels they take, and webhooks. */
import type { Entry } from './entry.ts'

export const messages = {
  'channel-not-here': {
    status: 400,
    fr: {
      title: 'Ce moyen n’est pas disponible',
      detail: 'Votre organisation n’écrit pas par ce moyen, ou n’a pas ce qu’il faut pour vous y joindre.',
    },
    en: {
      title: 'This way is not available',
      detail: 'Your organisation does not write this way, or has not what it takes to reach you there.',
    },
  },
  'slack-token-refused': {
    status: 422,
    fr: {
      title: 'Ce jeton ne convient pas',
      detail: 'Il faut le jeton d’un robot Slack, qui commence par « xoxb- ».',
    },
    en: {
      title: 'This token cannot be used',
      detail: 'It takes the token of a Slack bot, which begins with “xoxb-”.',
    },
  },
  'delivery-not-found': {
    status: 404,
    fr: {
      title: 'Message introuvable',
      detail:
        'Ce message ou cette adresse n’est plus dans la liste. Rechargez la page pour voir ce qui y est.',
    },
    en: {
      title: 'Message not found',
      detail: 'This message or address is no longer on the list. Reload the page to see what is.',
    },
  },
  'webhook-not-found': {
    status: 404,
    fr: {
      title: 'Webhook introuvable',
      detail: 'Ce webhook ou cet envoi n’existe plus. Rechargez la page pour voir ce qui est là.',
    },
    en: {
      title: 'Webhook not found',
      detail: 'This webhook or delivery is no longer there. Reload the page to see what is.',
    },
  },
  'webhooks-full': {
    status: 409,
    fr: {
      title: 'Pas davantage de webhooks',
      detail: 'Une organisation en a {most} au plus. Supprimez-en un qui ne sert plus, puis réessayez.',
    },
    en: {
      title: 'No more webhooks',
      detail: 'An organisation has {most} at most. Remove one that is no longer of use, then try again.',
    },
  },
  'webhook-paused': {
    status: 409,
    fr: {
      title: 'Ce webhook est en pause',
      detail: 'Rien ne part vers une adresse en pause. Reprenez d’abord les envois.',
    },
    en: {
      title: 'This webhook is paused',
      detail: 'Nothing goes to an address that is paused. Resume it first.',
    },
  },
  'webhook-busy': {
    status: 409,
    fr: {
      title: 'Un envoi est en cours',
      detail: 'Cet événement est justement en train de partir. Regardez dans un moment ce qu’il en est.',
    },
    en: {
      title: 'It is being sent',
      detail: 'This event is on its way right now. Look again in a moment.',
    },
  },
  'webhook-changed': {
    status: 409,
    fr: {
      title: 'Le secret a changé entre-temps',
      detail: 'Quelqu’un vient de le renouveler. Regardez où en est ce webhook, puis recommencez.',
    },
    en: {
      title: 'The secret changed in the meantime',
      detail: 'Somebody has just renewed it. Look at where this webhook stands, then try again.',
    },
  },
  'webhook-rotated': {
    status: 409,
    fr: {
      title: 'Secret renouvelé trop souvent',
      detail:
        'Trois secrets signent déjà. L’un d’eux s’arrête dans les {hours} heures : renouvelez-le ensuite, ou supprimez ce webhook et ajoutez-le à nouveau.',
    },
    en: {
      title: 'Renewed too often',
      detail:
        'Three secrets sign already. One of them stops within {hours} hours: renew it then, or remove this webhook and add it again.',
    },
  },
  'webhook-address-refused': {
    status: 422,
    fr: {
      title: 'Cette adresse ne convient pas',
      detail:
        'Il faut une adresse https publique, sans nom d’utilisateur ni mot de passe, et qui ne mène pas à un réseau privé.',
    },
    en: {
      title: 'This address cannot be used',
      detail:
        'It takes a public https address, without user name or password, that does not lead to a private network.',
    },
  },
} as const satisfies Record<string, Entry>
