/** The words of the proof in French. */
import type { WhyWords } from './why.ts'

export const fr: WhyWords = {
  title: 'Pourquoi personne ne peut relier cette réponse à vous',
  intro:
    'Ce n’est pas une règle de bonne conduite : le programme est construit ainsi. Voici comment, et jusqu’où.',
  parts: [
    {
      title: 'Deux services qui ne savent pas la même chose',
      paragraphs: [
        'Le premier vérifie votre lien : il sait qui vous êtes. Il donne à cette page un droit de vote sans le voir, comme on tamponne une enveloppe fermée. Il ne pourra pas le reconnaître, et ne reçoit jamais vos réponses.',
        'Le second, l’urne, reçoit ce droit et vos réponses scellées. Ni votre nom, ni votre lien, ni aucun cookie ne les accompagnent.',
      ],
    },
    {
      title: 'Scellées jusqu’à la clôture',
      paragraphs: [
        'Vos réponses sont chiffrées sur cet appareil avec la clé de la semaine. Après la clôture, elles sont ouvertes en mémoire et comptées par groupe.',
        'Votre page envoie aussi une seconde enveloppe, avec votre texte ou vide. Toutes les pages le font, à la même taille, pour que personne ne se distingue en écrivant.',
      ],
    },
    {
      title: 'Jamais un petit groupe',
      paragraphs: [
        'Votre réponse ne porte que le nom d’un groupe, fixé avant l’ouverture de la semaine et assez grand. Si le groupe annoncé est plus petit que le seuil, cette page s’arrête avant d’envoyer vos réponses.',
        'Ce qui est publié est arrondi, et masqué quand une soustraction pourrait révéler un groupe trop petit.',
      ],
    },
  ],
  stored: {
    title: 'Ce qui est conservé, et où',
    intro: 'En cinq endroits. Hors de votre appareil, aucun ne contient à la fois votre nom et une réponse.',
    who: 'Qui peut le lire',
    until: 'Jusqu’à quand',
    places: [
      {
        place: 'Le fait d’avoir demandé un droit de vote',
        what: 'Une empreinte de votre identifiant, faite avec une clé de la semaine ; une empreinte de la demande ; le nom de votre groupe.',
        who: 'Le premier service, et le programme qui compte, qui ne connaît aucun nom. Qui détient aussi la clé de la semaine peut savoir que c’était vous.',
        until: 'Jusqu’au décompte, ou jusqu’à l’abandon de la semaine.',
      },
      {
        place: 'Vos réponses scellées',
        what: 'Une empreinte d’un nombre tiré au hasard, le nom de votre groupe et l’enveloppe scellée. Les enveloppes d’une même sorte ont toutes la même longueur.',
        who: 'Personne sans la clé de la semaine. Après la clôture, le programme qui compte.',
        until:
          'Jusqu’au décompte, ou jusqu’à l’abandon de la semaine. La clé est alors détruite : une copie oubliée des enveloppes ne peut plus être ouverte.',
      },
      {
        place: 'Les résultats',
        what: 'Des nombres par groupe, et la liste des reçus, complétée pour que sa longueur en dise peu.',
        who: 'Vous, ceux de votre équipe ; les responsables, ceux de leurs groupes ; les ressources humaines, tout ce qui est publié. La liste des reçus est publique.',
        until: 'Ils sont gardés.',
      },
      {
        place: 'L’annuaire',
        what: 'Nom, adresse e-mail, responsable, niveau, équipe, rôle, langue, jour d’arrivée, et ce que vous avez décidé pour les messages. Pas si vous avez répondu.',
        who: 'Les programmes qui vérifient les liens, ouvrent les semaines et montrent les résultats, et la personne qui gère Quorum chez vous.',
        until: 'Jusqu’à ce que l’on vous retire de l’annuaire.',
      },
      {
        place: 'Cet appareil',
        what: 'Les réponses commencées ; une réponse qui attend de partir ; votre reçu ; votre historique, qui n’est jamais envoyé ; la page elle-même et les questions des deux dernières semaines, pour s’ouvrir sans réseau.',
        who: 'Qui ouvre votre appareil peut y voir que vous avez répondu et, dans votre historique, comment.',
        until:
          'Les réponses, jusqu’à leur départ ; celles qui ne partent jamais, jusqu’à l’ouverture de la page plus d’une semaine après la clôture. Le reste, jusqu’à ce que vous l’effaciez. Sur un appareil qui n’est pas le vôtre, rien n’est gardé dès que vous le dites.',
      },
    ],
    never: {
      title: 'Conservé nulle part',
      text: 'À côté d’une réponse ou d’un droit de vote : ni l’heure, ni l’adresse réseau, ni l’appareil, ni le nom, ni le lien. L’urne ne tient aucun journal de ce qu’elle reçoit.',
    },
  },
  operator: {
    title: 'Qui gère les serveurs',
    intro:
      'Aucun système ne protège de tout. Voici ce que celui-ci ne peut pas empêcher, et ce qu’il empêche.',
    could: {
      title: 'Ce qu’il pourrait faire',
      items: [
        'Modifier le programme pendant que la semaine est ouverte, et vous servir une page qui triche. L’empreinte du programme, à la fin de cette page, aide à s’en apercevoir.',
        'Observer les deux services en direct et les rapprocher par l’ordre. Cette page attend deux secondes au plus avant chaque enveloppe, ce qui protège peu : si huit personnes d’un groupe répondent en une heure, l’ordre seul en associe correctement 99 sur 100 dans notre simulation. Un relais d’entreprise qui ouvre les connexions chiffrées peut en faire autant.',
        'S’il détient aussi la clé de la semaine : lire les réponses, jusqu’à ce qu’elle soit détruite.',
        'Fabriquer votre lien et voter à votre place. S’il le fait avant vous, cette page vous dit que votre lien a déjà servi.',
        'Vous entourer de collègues inventés. Après l’envoi, la page nomme les équipes de votre groupe et sa taille : regardez-les.',
        'Mettre de faux bulletins dans l’urne. Si un groupe en a plus que de droits de vote, les résultats le disent.',
        'Dans le nuage d’Amazon : voir combien de demandes arrivent par minute. Dans une minute calme, cela dit que quelqu’un a répondu.',
        'Sur son propre ordinateur : garder une copie du disque. Effacer un disque reste un effort, pas une certitude ; la destruction de la clé est là pour cela.',
      ],
    },
    couldNot: {
      title: 'Ce qu’il ne pourrait pas faire',
      items: [
        'Reconnaître votre droit de vote dans l’urne : le premier service ne l’a jamais vu.',
        'Ouvrir les enveloppes une fois la clé détruite, même pour un tribunal ou un repreneur, sauf à avoir copié la clé avant.',
        'Retrouver après coup qui a répondu quand : ce n’est écrit nulle part.',
        'Vous montrer d’autres questions, groupes ou clés qu’à vos collègues sans que l’empreinte de la semaine soit différente.',
      ],
    },
  },
  limits: {
    title: 'D’autres limites',
    items: (k) => [
      `Dans un groupe d’exactement ${k} réponses, ${k - 1} collègues qui mettent les leurs en commun peuvent déduire la dernière.`,
      'Une façon d’écrire peut trahir son auteur. La page signale sur votre appareil les noms, les lieux et les numéros, et ne les trouve pas tous.',
      `Dans une très petite organisation, il n’y a de résultats que pour l’ensemble, et aucun en dessous de ${k} réponses.`,
    ],
  },
  check: {
    title: 'Vous pouvez vérifier',
    receipt:
      'Le reçu reste sur cet appareil. Après la publication, la page vous dit s’il est dans le décompte.',
    week: {
      title: 'Empreinte de la semaine',
      text: 'Elle couvre les questions, les groupes et les clés. Elle est dans votre lien, et cette page refuse une semaine qui en a une autre. Elle est la même pour tous vos collègues : comparez-la avec la leur, jusqu’au bout. Une autre voudrait dire une semaine faite pour une seule personne.',
      none: 'Elle apparaît ici quand cette page est ouverte par votre lien.',
      copy: 'Copier l’empreinte de la semaine',
    },
    program: {
      title: 'Empreinte du programme',
      text: 'Elle couvre tous les fichiers de cette page. Qui construit la même source obtient la même empreinte.',
      asking: 'L’empreinte arrive…',
      older: 'Cette page est plus ancienne que celle qui est en place. Rouvrez-la pour voir l’empreinte.',
      unreachable: 'L’empreinte n’a pas pu être obtenue. Il faut un réseau.',
      copy: 'Copier l’empreinte du programme',
      how: 'Qui a la source de Quorum peut vérifier depuis un autre ordinateur. Cette commande construit la page, va chercher celle qui est servie ici, et compare chaque fichier :',
      honest:
        'Une page qui triche pourrait afficher ici n’importe quelle empreinte : c’est pourquoi il faut vérifier d’ailleurs. On apprend ainsi ce qui est servi à cet ordinateur-là, à ce moment-là.',
    },
    copied: 'Copié.',
    selected: 'Ce navigateur ne copie pas de lui-même. L’empreinte est sélectionnée : copiez-la.',
  },
  back: 'Revenir',
}
