/** First and last names for invented people, by language. */

export const firstNames = {
  fr: [
    ...[
      'Camille',
      'Julien',
      'Sophie',
      'Nicolas',
      'Claire',
      'Thomas',
      'Émilie',
      'Antoine',
      'Laure',
      'Mathieu',
    ],
    ...['Céline', 'Guillaume', 'Hélène', 'Pierre', 'Aurélie', 'Romain', 'Nadia', 'Olivier', 'Sarah', 'Karim'],
    ...['Delphine', 'Vincent', 'Manon', 'Sébastien', 'Inès', 'Fabrice', 'Léa', 'Damien', 'Yasmine', 'Cédric'],
    ...['Marion', 'Benoît', 'Audrey', 'Hugo', 'Caroline', 'Youssef', 'Florence', 'Bastien', 'Élodie', 'Rémi'],
  ],
  en: [
    ...['Oliver', 'Emma', 'James', 'Sophie', 'Liam', 'Grace', 'Callum', 'Aoife', 'Harry', 'Priya'],
    ...['Daniel', 'Chloe', 'Owen', 'Niamh', 'George', 'Amelia', 'Rory', 'Zara', 'Ewan', 'Hannah'],
    ...['Ciaran', 'Megan', 'Aidan', 'Isla', 'Tariq', 'Fiona', 'Lewis', 'Ruth', 'Conor', 'Mia'],
  ],
} as const

export const lastNames = {
  fr: [
    ...['Martin', 'Bernard', 'Moreau', 'Petit', 'Roux', 'Garnier', 'Lefèvre', 'Mercier', 'Dupont', 'Lambert'],
    ...['Bonnet', 'François', 'Rousseau', 'Blanc', 'Guérin', 'Muller', 'Henry', 'Nicolas', 'Perrin', 'Morin'],
    ...[
      'Mathieu',
      'Clément',
      'Gauthier',
      'Dumont',
      'Lopez',
      'Fontaine',
      'Chevalier',
      'Robin',
      'Masson',
      'Benali',
    ],
    ...['Noël', 'Meyer', 'Lucas', 'Meunier', 'Picard', 'Haddad', 'Renaud', 'Le Gall', 'Barbier', 'Arnaud'],
    ...['Leclerc', 'Giraud', 'Brunet', 'Schmitt', 'Colin', 'Vidal', 'Caron', 'Roche', 'Aubert', 'Leroux'],
  ],
  en: [
    ...['Smith', 'Jones', 'Taylor', 'Murphy', 'Brown', 'Walsh', 'Wilson', 'Evans', 'O’Brien', 'Thomson'],
    ...['Roberts', 'Byrne', 'Campbell', 'Patel', 'Wright', 'Ryan', 'Hughes', 'Green', 'Kelly', 'Robertson'],
    ...['Hall', 'Clarke', 'Khan', 'Doyle', 'Turner', 'Stewart', 'Ward', 'Moore', 'Reid', 'Gallagher'],
  ],
} as const
