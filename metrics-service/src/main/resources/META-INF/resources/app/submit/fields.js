// The fields of a job that the form shows. What else a job may have is written in the YAML.
const is = (path, ...values) => (read) => values.includes(read(path));
const field = (path, label, more) => ({ path: path.split('.'), label, kind: 'text', ...more });
const number = (path, label, initial, more) => field(path, label, { kind: 'number', placeholder: initial, ...more });
const choice = (path, label, options, more) => field(path, label, { options, ...more });
const check = (path, label, more) => field(path, label, { kind: 'check', ...more });

const MONITORS = ['val_accuracy', 'val_loss', 'train_accuracy', 'train_loss'];
const sgd = is('optimizer.type', 'sgd');
const images = is('dataset.name', 'images');

export const SECTIONS = [
  {
    name: 'Run',
    fields: [
      field('experiment', 'Experiment', { required: true, placeholder: 'the group that is compared' }),
      field('name', 'Name', { required: true, placeholder: 'such as cnn-small' }),
      field('model', 'Model', { placeholder: 'the experiment' }),
    ],
  },
  {
    name: 'Dataset',
    fields: [
      choice('dataset.name', 'Images', ['digits', 'mnist', 'fashion-mnist', 'kmnist', 'cifar10', 'images'], { required: true }),
      number('dataset.train', 'Training images', 'all'),
      number('dataset.test', 'Test images', 'all'),
      number('dataset.validation', 'Validation', '0', { hint: 'held back of the training images' }),
      choice('dataset.normalize', 'Normalize', ['unit', 'symmetric'], { initial: 'unit, as usual' }),
      field('dataset.folder', 'Folder', { placeholder: 'images', when: images }),
      number('dataset.height', 'Height', '32', { when: images }),
      number('dataset.width', 'Width', '32', { when: images }),
      choice('dataset.color', 'Colour', ['rgb', 'gray'], { initial: 'rgb, as usual', when: images }),
    ],
  },
  {
    name: 'Network',
    fields: [
      choice('network.type', 'Kind', ['preset', 'mlp', 'layers'], { required: true }),
      choice('network.name', 'Preset', ['mlp-32', 'tiny-cnn', 'cnn', 'strong-cnn', 'mlp-512', 'simple-cnn'], { required: true, when: is('network.type', 'preset') }),
      field('network.hidden', 'Hidden layers', { kind: 'list', placeholder: '128, 64', when: is('network.type', 'mlp') }),
      choice('network.activation', 'Activation', ['relu', 'tanh', 'sigmoid', 'gelu'], { initial: 'relu, as usual', when: is('network.type', 'mlp') }),
      number('network.dropout', 'Dropout', '0', { when: is('network.type', 'mlp') }),
      check('network.batchNorm', 'Batch normalisation', { when: is('network.type', 'mlp') }),
      field('network.layers', 'Layers', { kind: 'yaml', wide: true, placeholder: '[{conv2d: {filters: 32, kernel: 3}}, relu, {maxPool2d: 2}, flatten, {linear: 10}]', when: is('network.type', 'layers') }),
      choice('network.initializer', 'Initializer', ['kaiming-uniform', 'glorot-uniform', 'glorot-normal', 'he-uniform', 'he-normal'], { initial: 'kaiming-uniform, as usual', wide: true }),
    ],
  },
  {
    name: 'Training',
    fields: [
      number('training.epochs', 'Epochs', '5'),
      number('training.batchSize', 'Batch size', '64'),
      number('training.seed', 'Seed', '42'),
      choice('training.monitor', 'Monitor', MONITORS, { initial: 'as usual' }),
      number('training.labelSmoothing', 'Label smoothing', '0'),
      choice('training.schedule.type', 'Schedule', ['constant', 'step', 'cosine', 'one-cycle'], { initial: 'none' }),
      number('training.schedule.warmup', 'Warm-up epochs', '0', { when: is('training.schedule.type', 'constant', 'step', 'cosine') }),
    ],
  },
  {
    name: 'Optimizer',
    fields: [
      choice('optimizer.type', 'Kind', ['adam', 'adamw', 'sgd', 'rmsprop'], { required: true }),
      number('optimizer.learningRate', 'Learning rate', 'of the kind'),
      number('optimizer.weightDecay', 'Weight decay', 'of the kind'),
      number('optimizer.momentum', 'Momentum', '0', { when: is('optimizer.type', 'sgd', 'rmsprop') }),
      check('optimizer.nesterov', 'Nesterov', { when: sgd }),
      number('optimizer.l2', 'L2 on weights', '0'),
    ],
  },
  {
    name: 'Callbacks',
    fields: [
      number('callbacks.earlyStopping.patience', 'Stop early after', 'never', { hint: 'epochs without a gain' }),
      choice('callbacks.earlyStopping.monitor', 'of', MONITORS, { initial: 'as in training', when: (read) => read('callbacks.earlyStopping.patience') !== undefined }),
      number('callbacks.reduceLrOnPlateau.patience', 'Reduce the rate after', 'never', { hint: 'epochs without a gain' }),
      number('callbacks.reduceLrOnPlateau.factor', 'by the factor', '0.1', { when: (read) => read('callbacks.reduceLrOnPlateau.patience') !== undefined }),
      check('callbacks.terminateOnNaN', 'End at a loss that is no number'),
    ],
  },
  {
    name: 'Several runs',
    sweep: true,
    fields: [
      number('repeat', 'Repeat with other seeds', '1', { hint: 'how many runs of each' }),
      choice('sweep.type', 'Sweep', ['grid', 'random'], { initial: 'none' }),
      number('sweep.runs', 'Runs drawn', '', { when: is('sweep.type', 'random') }),
    ],
  },
];
