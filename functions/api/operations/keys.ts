/** API keys: by people who signed in, no key makes or ends keys. */
import { type Access, keeper, type Operation } from '../access.ts'

const byKeepers: Access = { ...keeper, refusal: 'keys-not-yours' }

export const keys = {
  listKeys: {
    summary: {
      fr: 'Ses clés d’accès, pour un administrateur toutes',
      en: 'One’s API keys, for an administrator all',
    },
    access: byKeepers,
  },
  makeKey: {
    summary: { fr: 'Faire une clé, montrée une seule fois', en: 'Make a key, shown once' },
    access: byKeepers,
    gives: { status: 201 },
  },
  revokeKey: {
    summary: { fr: 'Révoquer une clé pour de bon', en: 'Revoke a key for good' },
    access: byKeepers,
  },
} satisfies Record<string, Operation>
