/** Results as pictures: marks, title, spoken description and data table; no document needed. */

export type { Domain } from './axes.ts';
export { niceDomain } from './axes.ts';
export { type BeliefMapSpec, beliefMap, type MapAxis, mapFrame } from './belief-map.ts';
export { type DialSpec, dialChart } from './dial-chart.ts';
export { type DistributionForm, type DistributionSpec, distributionChart } from './distribution-chart.ts';
export {
  type FanLevel,
  type FanSpec,
  fanChart,
  fanDomain,
  fanLevels,
  fanPlot,
  fanReading,
  type ReportedPoint,
} from './fan-chart.ts';
export type { Figure, FigureColumn, FigureTable, Layout, Provenance, ValueFormat } from './figure.ts';
export { type ForecastRange, type ForecastRow, type ForecastSpec, forecastChart } from './forecast-chart.ts';
export { type GameCell, type GameSpec, gameChart } from './game-chart.ts';
export { type LineSeries, type LineSpec, lineChart } from './line-chart.ts';
export { type LinesPicture, localisedPicture, type RangesPicture } from './localised-picture.ts';
export { type DrawnLoop, type LoopDiagramSpec, type LoopSign, loopDiagram } from './loop-diagram.ts';
export { type OutcomeRow, type OutcomeSpec, outcomeChart } from './outcome-chart.ts';
export { type RangeRow, type RangeSpec, rangeChart } from './range-chart.ts';
export { type ScatterSpec, scatterChart } from './scatter-chart.ts';
export { type SparkSpec, sparkline } from './sparkline.ts';
export { chartRules, sheetSvg, standaloneSvg, type Theme } from './standalone.ts';
export { type SvgChild, type SvgElement, svgText, textsOf } from './svg.ts';
export { type TimelineRow, type TimelineSpec, timelineChart } from './timeline-chart.ts';
export { type TornadoRow, type TornadoSpec, tornadoChart, tornadoGrid } from './tornado-chart.ts';
export { momentText, valueText, yearText } from './values.ts';
