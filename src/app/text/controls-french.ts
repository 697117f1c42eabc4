/** The controls of the rail in French. */
import type { ControlTexts } from './controls.ts';

export const frenchControls: ControlTexts = {
  threshold_spread: {
    meaning:
      'L’inégalité de valeur entre les projets. Étroite\u00a0: une baisse de prix en rend beaucoup rentables d’un coup, l’usage monte vite et s’épuise tôt. Large\u00a0: chaque baisse en apporte quelques-uns, longtemps.',
    justification:
      'Donne une élasticité initiale entre 1,05 et 0,48. L’estimation de 1,11 au niveau du fournisseur comprend les changements de fournisseur\u00a0: elle majore celle du marché.',
  },
  hardware_decline: {
    meaning: 'La vitesse à laquelle le même calcul devient moins cher à l’achat. Ne touche que les machines neuves.',
    justification:
      'Neuf dixièmes de la croyance entre 1,25 et 1,57 fois moins cher par an, l’intervalle d’une étude de 470 puces\u00a0; le centre est 1,37.',
  },
  software_growth: {
    meaning:
      'La vitesse à laquelle les mêmes machines servent plus de tâches. Elle touche tout le parc installé\u00a0: elle peut économiser du calcul comme en appeler davantage.',
    justification:
      'L’inférence sur modèles ouverts, matériel mis à part, a gagné un facteur 3 par an\u00a0; l’entraînement 2,8. La croyance va de 2 à 5,8 fois par an.',
  },
  cheap_model_jump: {
    meaning: 'Un modèle paraît qui fait le même travail avec tant de fois moins de calcul. 1\u00a0: aucun choc.',
    justification:
      'Aucun choc dans le monde de référence\u00a0: la croissance ordinaire du logiciel contient déjà ce qui s’est produit, modèles bon marché de 2025 compris.',
  },
  adoption_speed: {
    meaning: 'La vitesse à laquelle particuliers et entreprises adoptent l’IA, rapportée au rythme observé.',
    justification: 'La vitesse de diffusion des biens passés varie d’un facteur trois autour de son centre.',
  },
  lock_in: {
    meaning:
      'L’attachement des clients à l’entreprise qui les sert. Ce que l’on perd en construisant trop peu reste perdu.',
    justification:
      'Déplacer des données et reformer le personnel coûte aux clients, mais la plupart des grands ont plusieurs fournisseurs. Personne ne l’a mesuré\u00a0: c’est un jugement.',
  },
  build_ambition: {
    meaning: 'Ce qu’une entreprise construit rapporté à ce qu’elle prévoit. 1\u00a0: elle construit pour sa prévision.',
    justification:
      'Les dirigeants de trois de ces entreprises ont dit préférer construire trop que trop peu\u00a0: la croyance penche vers le haut.',
  },
  supply_line_awareness: {
    meaning:
      'La part de ses propres commandes en cours qu’une entreprise compte avant d’en passer d’autres. Sous un demi, elle commande deux fois pour le même besoin.',
    justification:
      'Dans les expériences, on compte environ un tiers de ce qui est en cours\u00a0; les entreprises qui publient leur carnet font mieux, mais pas d’une division à l’autre.',
  },
};
