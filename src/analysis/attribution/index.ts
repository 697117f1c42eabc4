/** Which changes carry a difference. */
export { type AttributionPlan, attribute, attributionPlan, type Coalition, coalitionsNeeded } from './attribution.ts';
