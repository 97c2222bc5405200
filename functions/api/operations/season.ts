/** Seasons. */
import { hr, type Operation } from '../access.ts'

export const season = {
  getSeason: {
    summary: { fr: 'La saison en cours, et la suivante', en: 'The running season, and the next' },
    access: hr,
    scope: 'season:read',
    tagged: true,
  },
  previewSeason: {
    summary: {
      fr: 'Ce que montrerait une saison qui commencerait maintenant',
      en: 'What a season that began now would show',
    },
    access: hr,
    scope: 'season:read',
  },
  planSeason: {
    summary: { fr: 'Choisir ce que sera la prochaine saison', en: 'Choose what the next season is to be' },
    access: hr,
    scope: 'season:write',
    tagged: true,
  },
  startSeason: {
    summary: {
      fr: 'Finir la saison en cours et commencer la suivante',
      en: 'End the running season and begin the next',
    },
    access: hr,
    scope: 'season:write',
    tagged: true,
  },
} satisfies Record<string, Operation>
