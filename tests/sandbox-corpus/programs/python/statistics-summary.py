import statistics as s

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(s.mean(data), s.median(data), s.mode(data), s.pstdev(data), round(s.stdev(data), 10), s.variance(data))
print(s.quantiles(data, n=4), s.multimode("aabbc"), s.median_low(data), s.median_high(data), s.median_grouped(data))
print(s.geometric_mean([1, 4, 16]), s.harmonic_mean([40, 60]), s.fmean([1, 2, 4]))
print(round(s.correlation([1, 2, 3, 4], [2, 4, 5, 9]), 9), s.linear_regression([1, 2, 3], [3, 5, 7]))
print(round(s.NormalDist(100, 15).cdf(130), 9), s.NormalDist.from_samples([1, 2, 3]).mean)
