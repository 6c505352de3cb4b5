using BenchmarkDotNet.Running;
using LeanBot.Benchmarks;

BenchmarkRunner.Run<Renewals>(args: args);
