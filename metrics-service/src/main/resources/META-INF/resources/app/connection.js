// The mark that says whether the service is there, and whether the page moves by itself.
const MARKS = {
  off: ['', '', ''],
  waiting: ['', '', ''],
  live: ['live', 'tag good', 'What is shown here changes by itself'],
  offline: ['offline', 'tag bad', 'The service cannot be reached. The page tries again by itself.'],
};

/** Follows what the rest of the page tells: "reachable" of each request, "live" of the stream. */
export function followConnection(element) {
  let reachable = true;
  let stream = 'off';
  const draw = () => {
    const [text, kind, title] = MARKS[reachable ? stream : 'offline'];
    if (element.textContent !== text) element.textContent = text;
    element.className = kind;
    element.title = title;
  };
  document.addEventListener('reachable', ({ detail }) => {
    reachable = detail;
    draw();
  });
  document.addEventListener('live', ({ detail }) => {
    stream = detail;
    if (detail === 'live') reachable = true;
    draw();
  });
}
