/** In and out. */
import { anyone, type Operation } from '../access.ts'

export const signIn = {
  signIn: {
    summary: { fr: 'Vers le service d’identité', en: 'To the identity service' },
    access: anyone,
    gives: { status: 302, type: null },
  },
  comeBack: {
    summary: { fr: 'Retour du service d’identité', en: 'Back from the identity service' },
    access: anyone,
    gives: { status: 302, type: null },
  },
  signOut: {
    summary: { fr: 'Fermer la session', en: 'End the session' },
    access: anyone,
  },
} satisfies Record<string, Operation>
