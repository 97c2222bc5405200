/** Comment va l’installation, en français : chaque phrase dit ce qui est, et ce qu’il y a à faire. */

const closedBook = 'La table des résultats ne répond pas : on ne peut pas le savoir.'
const door = {
  well: 'Répond et atteint sa base de données.',
  other: 'N’est pas de la même version que le tableau de bord : {version} au lieu de {expected}.',
  database: 'Répond, mais n’atteint pas sa base de données.',
  unreachable: 'Ne répond pas d’ici.',
}

export const fr = {
  states: { well: 'Va bien', late: 'En retard', unreachable: 'Injoignable', attention: 'À voir' },
  parts: {
    api: 'Tableau de bord',
    issuer: 'Émetteur des droits de réponse',
    'ballot-box': 'Urne',
    database: 'Base de données',
    clock: 'Horloge',
    tally: 'Dépouillement',
    courier: 'Messager',
    undelivered: 'Messages non distribués',
    rounds: 'Calendrier',
  },
  says: {
    api: door,
    issuer: door,
    'ballot-box': door,
    database: { well: 'Toutes les tables répondent.', unreachable: 'Ne répondent pas : {tables}.' },
    clock: {
      well: 'Dernier passage : {at}.',
      late: 'Dernier passage : {at}. Il devrait y en avoir un par minute.',
      never: 'N’est pas encore passée.',
      unreachable: closedBook,
    },
    tally: {
      well: 'Dernier passage : {at}.',
      late: 'Dernier passage réussi : {at}. Il devrait y en avoir un toutes les cinq minutes.',
      never: 'N’est pas encore passé.',
      unreachable: closedBook,
    },
    courier: {
      idle: 'Rien n’attend d’être envoyé.',
      well: 'En attente, ou à réessayer : {count}. Dernier travail : {at}.',
      late: 'En attente : {count}. Dernier travail : {at}, il y a trop longtemps.',
      never: 'En attente : {count}. Il n’a encore rien envoyé.',
      unreachable: 'Sa file d’attente ne peut pas être lue.',
    },
    undelivered: {
      well: 'Aucun message n’a été abandonné.',
      some: 'Abandonnés, ou impossibles à lire : {count}.',
      unreachable: 'La liste ne peut pas être lue.',
    },
    rounds: {
      well: 'La prochaine étape est à l’heure.',
      none: 'Aucune semaine n’est prévue.',
      paused: 'Le calendrier est en pause : aucune semaine n’est prévue.',
      late: 'Une étape aurait dû avoir lieu : {at}.',
      unreachable: closedBook,
    },
  },
  todo: {
    api: {
      well: '',
      other: 'Déployez à nouveau : un déploiement s’est peut-être arrêté à mi-chemin.',
      database:
        'Attendez quelques minutes. Si cela dure, regardez l’état de DynamoDB dans votre région, et le journal de la fonction.',
      unreachable: 'Vérifiez d’abord votre réseau, puis que le déploiement est complet.',
    },
    issuer: {
      well: '',
      other: 'Déployez à nouveau : un déploiement s’est peut-être arrêté à mi-chemin.',
      database:
        'Les réponses attendent sur les appareils. Si cela dure, regardez l’état de DynamoDB dans votre région, et le journal de la fonction.',
      unreachable:
        'Les réponses attendent sur les appareils. Vérifiez d’abord votre réseau, puis que le déploiement est complet.',
    },
    'ballot-box': {
      well: '',
      other: 'Déployez à nouveau : un déploiement s’est peut-être arrêté à mi-chemin.',
      database:
        'Les réponses attendent sur les appareils. Si cela dure, regardez l’état de DynamoDB dans votre région, et le journal de la fonction.',
      unreachable:
        'Les réponses attendent sur les appareils. Vérifiez que votre réseau laisse passer l’adresse de l’urne, puis que le déploiement est complet.',
    },
    database: {
      well: '',
      unreachable: 'Attendez quelques minutes. Si cela dure, regardez l’état de DynamoDB dans votre région.',
    },
    clock: {
      well: '',
      late: 'Aucune semaine n’ouvre ni ne ferme. Regardez que sa planification est active, et son journal ; sur une seule machine, que Quorum tourne.',
      never: 'Elle passe dans la minute. Sinon, regardez que sa planification est active, et son journal.',
      unreachable: 'Voyez la base de données.',
    },
    tally: {
      well: '',
      late: 'Une semaine close n’est ni comptée ni détruite. Regardez son journal : il dit ce qui l’arrête.',
      never:
        'Il passe dans les cinq minutes. Sinon, regardez que sa planification est active, et son journal.',
      unreachable: 'Voyez la base de données.',
    },
    courier: {
      idle: '',
      well: '',
      late: 'Regardez son journal, puis l’état de votre service de courrier. Rien n’est perdu : il réessaie pendant deux jours.',
      never: 'Il commence dans la minute. Sinon, regardez son journal.',
      unreachable: 'Attendez quelques minutes. Si cela dure, regardez l’état de SQS dans votre région.',
    },
    undelivered: {
      well: '',
      some: 'Voyez pourquoi sur la page Messages, et renvoyez-les de là.',
      unreachable: 'Attendez quelques minutes, puis regardez à nouveau.',
    },
    rounds: {
      well: '',
      none: 'Importez l’organisation : l’horloge prévoit alors une semaine dans la minute.',
      paused: 'Les ressources humaines le reprennent, à la page Calendrier.',
      late: 'Voyez ci-dessus si l’horloge et le dépouillement passent.',
      unreachable: 'Voyez la base de données.',
    },
  },
  steps: {
    opens: 'La semaine {week} ouvre',
    reminds: 'Rappel de la semaine {week}',
    closes: 'La semaine {week} ferme',
    tallies: 'La semaine {week} est comptée et publiée',
    shreds: 'Les bulletins de la semaine {week} sont détruits',
    announces: 'Les résultats de la semaine {week} sont annoncés',
  },
}
