// uPlot (https://github.com/leeoniya/uPlot), served from the jar that Maven brings: the only place that names its version.
const HOME = '/webjars/uplot/1.6.30/dist';

const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
sheet.href = `${HOME}/uPlot.min.css`;
document.head.append(sheet);

const { default: uPlot } = await import(`${HOME}/uPlot.esm.js`);
export default uPlot;
