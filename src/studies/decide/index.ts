/** How much to build. */
export { companyFromJson, planFromJson, sampleCompany } from './company-file.ts';
export { decide } from './decide.ts';
export { type DecidePlan, defaultDecide, planDecision } from './setup.ts';
