/** Telling programs of the organisation. */
import { administrator, type Operation } from '../access.ts'

export const webhooks = {
  listWebhooks: {
    summary: { fr: 'Les adresses et leurs derniers envois', en: 'Endpoints with their last deliveries' },
    access: administrator,
    scope: 'messages:read',
  },
  addWebhook: {
    summary: { fr: 'Ajouter une adresse', en: 'Add an endpoint' },
    access: administrator,
    scope: 'messages:write',
    gives: { status: 201 },
  },
  rotateWebhook: {
    summary: { fr: 'Donner un autre secret à une adresse', en: 'Give an endpoint another secret' },
    access: administrator,
    scope: 'messages:write',
  },
  pauseWebhook: {
    summary: { fr: 'Suspendre ou reprendre une adresse', en: 'Pause or resume an endpoint' },
    access: administrator,
    scope: 'messages:write',
  },
  removeWebhook: {
    summary: { fr: 'Supprimer une adresse', en: 'Remove an endpoint' },
    access: administrator,
    scope: 'messages:write',
  },
  testWebhook: {
    summary: { fr: 'Envoyer un événement d’essai à une adresse', en: 'Send an endpoint a test event' },
    access: administrator,
    scope: 'messages:write',
  },
  replayWebhook: {
    summary: { fr: 'Renvoyer un événement', en: 'Send one event again' },
    access: administrator,
    scope: 'messages:write',
  },
} satisfies Record<string, Operation>
