import colorsys


def show(*values):
    print(tuple(round(v, 6) for v in values))


show(*colorsys.rgb_to_hsv(0.2, 0.4, 0.4))
show(*colorsys.hsv_to_rgb(0.5, 0.5, 0.4))
show(*colorsys.rgb_to_hls(1, 0.5, 0))
show(*colorsys.hls_to_rgb(0.6, 0.4, 0.7))
show(*colorsys.rgb_to_yiq(0.1, 0.9, 0.3))
show(*colorsys.yiq_to_rgb(0.5, 0.1, 0.1))
