"""The away question: were these hours what they are recorded as?"""
