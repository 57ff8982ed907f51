// Jobs to begin with.
export const EXAMPLES = {
  'A small network on generated digits': `experiment: digits
name: mlp
dataset: { name: digits, train: 6000, test: 2000, validation: 500 }
network: { type: mlp, hidden: [128, 64], dropout: 0.1 }
training: { epochs: 5, batchSize: 64, seed: 42 }
optimizer: { type: adam, learningRate: 1e-3 }
`,
  'A convolutional network': `experiment: digits
name: cnn
dataset: { name: digits, train: 6000, test: 2000, validation: 500 }
network: { type: preset, name: tiny-cnn }
training: { epochs: 5, batchSize: 64, seed: 42, monitor: val_accuracy }
optimizer: { type: adam, learningRate: 1e-3 }
callbacks: { earlyStopping: { patience: 3 } }
`,
  'A sweep over learning rates, three seeds each': `experiment: digits-rates
name: mlp
repeat: 3
sweep:
  type: grid
  parameters:
    optimizer.learningRate: [1e-4, 1e-3, 1e-2]
dataset: { name: digits, train: 6000, test: 2000, validation: 500 }
network: { type: mlp, hidden: [64] }
training: { epochs: 3 }
optimizer: { type: adam }
`,
};
