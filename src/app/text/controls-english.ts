/** The controls of the rail in English. */
import type { ControlTexts } from './controls.ts';

export const englishControls: ControlTexts = {
  threshold_spread: {
    meaning:
      'How unequal projects are in what they are worth. Narrow: a price cut makes many of them worth doing at once, so use rises fast and is soon spent. Wide: each price cut brings a few more, for long.',
    justification:
      'Gives an elasticity at the start between 1.05 and 0.48. The estimate of 1.11 at provider level includes switching between providers, so it bounds the market from above.',
  },
  hardware_decline: {
    meaning: 'How fast the same compute gets cheaper to buy. It touches new machines only.',
    justification:
      'Nine tenths of belief on 1.25 to 1.57 times cheaper a year, the interval of a study of 470 chips; the centre is 1.37.',
  },
  software_growth: {
    meaning:
      'How fast the same machines serve more tasks. It lifts all that is installed, so it can save compute as well as call for more.',
    justification:
      'Inference on open models, hardware taken out, gained 3 times a year; training 2.8 times. The belief spans 2 to 5.8 times a year.',
  },
  cheap_model_jump: {
    meaning: 'A model appears that does the same work with so many times less compute. 1 is no shock.',
    justification:
      'No shock in the default world: ordinary software growth already holds what happened so far, the cheap models of 2025 included.',
  },
  adoption_speed: {
    meaning: 'How fast people and firms take up AI, against the pace seen so far.',
    justification: 'The pace at which past goods spread spans a factor of three around its centre.',
  },
  lock_in: {
    meaning: 'How much customers hold on to the firm that serves them. What is lost by building too little stays lost.',
    justification:
      'Moving data and retraining staff costs customers, but most large ones buy from several. Nobody has measured it: a judgement.',
  },
  build_ambition: {
    meaning: 'How much a firm builds against what it forecasts. 1 builds for the forecast.',
    justification:
      'Officers of three of the firms said they would rather build too much than too little, so the belief leans upward.',
  },
  supply_line_awareness: {
    meaning:
      'How much of its own orders under way a firm counts before it orders more. Below one half, it orders twice for the same need.',
    justification:
      'People in experiments count about a third of what is under way; firms that report their backlog do better, though not across business units.',
  },
};
